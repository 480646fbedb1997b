import { styled, useTheme } from '@mui/material/styles';
import { LineChart } from '@mui/x-charts/LineChart';
import { formatNumber, useLanguage } from '../../i18n/index.js';
import type { LineChartProps } from './chart-lines.js';

/** So many moments have room for a mark and a label each. */
const FEW = 8;

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
  const few = moments.length <= FEW;
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
          // Few moments are labelled one by one: between them there is nothing to read.
          ...(few ? { tickInterval: [...moments] } : { tickNumber: 6 }),
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
        showMark: few,
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
