import { z } from 'zod';
import type { ReportedBounce } from './reported-bounce.js';

/** What a provider's webhook says: bounces, or a whole delivery report. Null when it is none of the known shapes. */
export type ProviderReport = { bounces: ReportedBounce[] } | { report: string } | null;

const words = z.string().max(10_000).nullish();

/** Laurel's own shape, for every other provider. docs/operating.md describes it. */
const Generic = z.object({
  bounces: z
    .array(
      z.object({
        messageId: z.string().max(1000),
        status: words,
        diagnostic: words,
        permanent: z.boolean().optional(),
      }),
    )
    .max(1000),
});

/** https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html, with "include original headers". */
const Ses = z.object({
  notificationType: z.string().optional(),
  eventType: z.string().optional(),
  bounce: z
    .object({
      bounceType: z.string(),
      bouncedRecipients: z.array(z.object({ status: words, diagnosticCode: words })).max(50),
    })
    .optional(),
  mail: z.object({
    headers: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
    commonHeaders: z.object({ messageId: words }).optional(),
  }),
});
const Sns = z.object({ Type: z.literal('Notification'), Message: z.string() });

/** https://postmarkapp.com/developer/webhooks/bounce-webhook, with "include bounce content". */
const Postmark = z.object({ RecordType: z.literal('Bounce'), Content: z.string() });

/** https://documentation.mailgun.com/docs/mailgun/user-manual/events/webhook-payloads */
const Mailgun = z.object({
  'event-data': z.object({
    event: z.string(),
    severity: z.string().optional(),
    'delivery-status': z.object({ code: z.number().optional(), message: words, description: words }).optional(),
    message: z.object({ headers: z.object({ 'message-id': words }) }),
  }),
});

/** Reads what a provider sent. */
export function readProviderReport(body: unknown): ProviderReport {
  const generic = Generic.safeParse(body);
  if (generic.success) return generic.data;
  const sns = Sns.safeParse(body);
  if (sns.success) return ofSes(parsed(sns.data.Message));
  const postmark = Postmark.safeParse(body);
  if (postmark.success) return { report: postmark.data.Content };
  const mailgun = Mailgun.safeParse(body);
  if (mailgun.success) return ofMailgun(mailgun.data['event-data']);
  return ofSes(body);
}

function ofSes(body: unknown): ProviderReport {
  const ses = Ses.safeParse(body);
  if (!ses.success) return null;
  const { bounce, mail } = ses.data;
  if (bounce === undefined) return { bounces: [] };
  // SES gives the email a Message-ID of its own. The one that Laurel gave it is among the original headers.
  const header = mail.headers?.find(({ name }) => name.toLowerCase() === 'message-id')?.value;
  const [recipient] = bounce.bouncedRecipients;
  return {
    bounces: [
      {
        messageId: header ?? mail.commonHeaders?.messageId,
        status: recipient?.status,
        diagnostic: recipient?.diagnosticCode,
        permanent: bounce.bounceType === 'Permanent',
      },
    ],
  };
}

function ofMailgun({ event, severity, message, ...of }: z.infer<typeof Mailgun>['event-data']): ProviderReport {
  if (event !== 'failed' || severity === 'temporary') return { bounces: [] };
  const { code, message: said, description } = of['delivery-status'] ?? {};
  const text = [said, description].filter(Boolean).join(' ');
  // Mailgun has codes of its own, such as 605 for an address that bounced before.
  const diagnostic = code !== undefined && code >= 400 && code < 600 && !/^\d{3}/.test(text) ? `${code} ${text}` : text;
  return { bounces: [{ messageId: message.headers['message-id'], diagnostic, permanent: true }] };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
