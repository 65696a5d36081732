export function audit(
  root: string,
  given: { ofPage: Iterable<string>; options?: string[] },
): Promise<{ outcome: 'passed' | 'failed' | 'skipped'; lines: string[] }>;
