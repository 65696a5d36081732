import { type Bounce, UnreadableReport } from './bounce.js';
import { bounceOf } from './reported-bounce.js';
import { readDeliveryReport } from './delivery-report.js';
import { readProviderReport } from './provider-report.js';

/**
 * The bounces in what a provider sent as JSON. Emails that are not Laurel's are left out.
 * @throws UnreadableReport when it has none of the known shapes.
 */
export async function readProviderBounces(body: unknown): Promise<Bounce[]> {
  const report = readProviderReport(body);
  if (report === null) throw new UnreadableReport('It has none of the shapes that Laurel reads.');
  if ('report' in report) return readDeliveryReport(new TextEncoder().encode(report.report));
  return report.bounces.map(bounceOf).filter((bounce) => bounce !== null);
}
