import Skeleton from '@mui/material/Skeleton';
import { lazy, Suspense } from 'react';
import { VisuallyHidden } from '../bits/VisuallyHidden.js';
import type { LineChartProps } from './chart-lines.js';

/** The drawing library is heavy, and only the pages with a chart fetch it. */
const LineDrawing = lazy(() => import('./LineDrawing.js'));

/** Figures over time, as a drawing and, for who cannot see it, as a table. */
export function LineChart(props: LineChartProps) {
  const { label, moments, lines, formatMoment, momentHeader, height = 260 } = props;
  return (
    <figure aria-label={label}>
      <div aria-hidden="true">
        <Suspense fallback={<Skeleton variant="rounded" width="100%" height={height} />}>
          <LineDrawing {...props} height={height} />
        </Suspense>
      </div>
      <VisuallyHidden as="div">
        <table>
          <caption>{label}</caption>
          <thead>
            <tr>
              <th scope="col">{momentHeader}</th>
              {lines.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {moments.map((moment, place) => (
              <tr key={moment.getTime()}>
                <th scope="row">{formatMoment(moment)}</th>
                {lines.map(({ name, values }) => (
                  <td key={name}>{values[place]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </figure>
  );
}
