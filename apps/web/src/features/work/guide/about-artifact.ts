interface Described {
  about: string;
  guidingQuestions: readonly unknown[];
  text: unknown;
}

/** What the artifact is. It does not speak of guiding questions where the version has none. */
export function aboutInWords({ about, guidingQuestions, text }: Described): string {
  if (guidingQuestions.length > 0 || !/guiding questions?/i.test(about)) return about;
  return text
    ? 'Write about the essential outcomes: what you did for each, and what changed because of it.'
    : 'Show the essential outcomes: what you did for each, and what changed because of it.';
}
