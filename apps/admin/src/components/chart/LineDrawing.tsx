import { styled, useTheme } from '@mui/material/styles';
import { LineChart } from '@mui/x-charts/LineChart';
import { formatNumber, useLanguage } from '../../i18n/index.js';
import type { LineChartProps } from './chart-lines.js';

/** The drawing of a `LineChart`, in the theme's colours; the second and third line are dashed, each in its own way. */
export default function LineDrawing({
  moments,
  lines,
  formatMoment,
  height,
}: LineChartProps & { height: number }) {
  const theme = useTheme();
  const { palette } = theme.vars;
  const label = { fontSize: theme.typography.overline.fontSize, fill: palette.text.secondary };
  const { locale } = useLanguage();
  return (
    <Drawing
      height={height}
      margin={{ left: 0, right: 16, top: 16, bottom: 0 }}
      colors={[palette.primary.main, palette.info.main, palette.success.main]}
      grid={{ horizontal: true }}
      slotProps={{ legend: { position: { vertical: 'top', horizontal: 'start' } } }}
      skipAnimation
      disableKeyboardNavigation
      xAxis={[
        {
          data: [...moments],
          scaleType: 'time',
          valueFormatter: formatMoment,
          disableLine: true,
          disableTicks: true,
          height: 28,
          tickNumber: 6,
          tickLabelMinGap: 24,
          tickLabelStyle: label,
        },
      ]}
      yAxis={[
        {
          min: 0,
          tickMinStep: 1,
          valueFormatter: (value: number) => formatNumber(value, locale),
          disableLine: true,
          disableTicks: true,
          width: 48,
          tickLabelStyle: label,
        },
      ]}
      series={lines.map(({ name, values }) => ({
        id: name,
        label: name,
        data: [...values],
        showMark: false,
        curve: 'monotoneX',
        valueFormatter: value => (value === null ? '' : formatNumber(value, locale)),
      }))}
    />
  );
}

const Drawing = styled(LineChart)(({ theme }) => ({
  '.MuiChartsGrid-line': { stroke: theme.vars.palette.divider, shapeRendering: 'crispEdges' },
  '.MuiChartsLegend-label': { ...theme.typography.caption },
}));
