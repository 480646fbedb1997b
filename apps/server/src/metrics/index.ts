export { readWorkerStats } from './database-figures.js';
export { Histogram } from './histogram.js';
export { ProcessWatch } from './process-watch.js';
export { serveMetrics } from './serve-metrics.js';
export { type RelayStats, type WorkerStats } from './worker-stats.js';
