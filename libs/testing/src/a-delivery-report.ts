interface Report {
  mailId: string;
  action: string;
  status: string;
  diagnostic: string;
  /** The third part: the headers of the email, or all of it. */
  returned: string;
  returnedType: string;
}

const unknownUser =
  'smtp; 550 5.1.1 <gone@school.example>: Recipient address\r\n    rejected: User unknown in virtual mailbox table';

/** A delivery report as Postfix writes it. */
export function aDeliveryReport(report: Partial<Report> = {}): string {
  const { mailId = '0199c000-0000-7000-8000-000000000001', action = 'failed', status = '5.1.1' } = report;
  const { diagnostic = unknownUser, returnedType = 'text/rfc822-headers' } = report;
  const headers = `Message-ID: <${mailId}@laurel.example.org>\r\nFrom: Laurel <laurel@example.org>\r\nSubject: Today is the last day`;
  const { returned = headers } = report;
  return [
    'Return-Path: <>',
    'Date: Mon, 2 Mar 2026 09:00:00 -0600 (CST)',
    'From: MAILER-DAEMON@mx.example.org (Mail Delivery System)',
    'Subject: Undelivered Mail Returned to Sender',
    'To: laurel@example.org',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="4A0C21F.1772463600/mx.example.org"',
    'Message-Id: <20260302150000.4A0C21F@mx.example.org>',
    '',
    'This is a MIME-encapsulated message.',
    '',
    '--4A0C21F.1772463600/mx.example.org',
    'Content-Description: Notification',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    "I'm sorry to have to inform you that your message could not be delivered.",
    '',
    '--4A0C21F.1772463600/mx.example.org',
    'Content-Description: Delivery report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.org',
    'X-Postfix-Queue-ID: 4A0C21F',
    'Arrival-Date: Mon, 2 Mar 2026 08:59:58 -0600 (CST)',
    '',
    'Final-Recipient: rfc822; gone@school.example',
    'Original-Recipient: rfc822;gone@school.example',
    `Action: ${action}`,
    `Status: ${status}`,
    'Remote-MTA: dns; mail.school.example',
    `Diagnostic-Code: ${diagnostic}`,
    '',
    '--4A0C21F.1772463600/mx.example.org',
    'Content-Description: Undelivered Message Headers',
    `Content-Type: ${returnedType}`,
    '',
    returned,
    '',
    '--4A0C21F.1772463600/mx.example.org--',
    '',
  ].join('\r\n');
}
