export interface ChartLine {
  name: string;
  /** One value per moment. */
  values: readonly number[];
}

export interface LineChartProps {
  /** What the chart shows, for screen readers: "Opens and clicks over time". */
  label: string;
  moments: readonly Date[];
  /** Up to three lines, told apart by name, colour and dash. */
  lines: readonly ChartLine[];
  /** Writes a moment on the axis and in the table. */
  formatMoment: (moment: Date) => string;
  height?: number;
  /** What the moments are, as the table's first column: "Time". */
  momentHeader: string;
}
