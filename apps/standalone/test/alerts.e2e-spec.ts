import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aSubmission } from '#testing';
import { MetricsServer, WatchDatabase } from '#watch';
import { type Api, startApi } from '../../api/test/start-api.js';
import { WorkerModule } from '../../worker/src/worker.module.js';

const read = (file: string) => readFileSync(join(import.meta.dirname, '../../../docs/operating', file), 'utf8');

interface Rule {
  alert: string;
  expr: string;
  severity: string;
  summary: string;
}

const field = (text: string, pattern: RegExp): string => pattern.exec(text)?.[1] ?? '';
const rules: Rule[] = read('alerts.yml')
  .split(/^ {6}- alert: /m)
  .slice(1)
  .map((text) => ({
    alert: field(text, /^(\w+)$/m),
    expr: field(text, /^ {8}expr: (.+)$/m),
    severity: field(text, /^ {8}labels: \{ severity: (\w+) \}$/m),
    summary: field(text, /^ {8}annotations: \{ summary: (.+) \}$/m),
  }));

interface Dashboard {
  panels: { title: string; targets: { expr: string }[] }[];
}

const dashboard = JSON.parse(read('dashboard.json')) as Dashboard;
const metricsIn = (text: string): string[] => text.match(/\blaurel_\w+/g) ?? [];

describe('every alert', () => {
  it('has a rule with an expression, a severity and a summary', () => {
    expect(rules.length).toBeGreaterThan(10);
    for (const rule of rules) {
      expect(Object.values(rule)).not.toContain('');
      expect(['page', 'ticket']).toContain(rule.severity);
      expect(rule.expr.match(/\(/g)?.length).toBe(rule.expr.match(/\)/g)?.length);
    }
  });

  it('has a section that says what to do, and no section is about an alert that is gone', () => {
    const sections = [...read('alerts.md').matchAll(/^## (\w+)$/gm)].map(([, name]) => name);
    expect(sections).toEqual(rules.map(({ alert }) => alert));
  });
});

describe('every metric that a rule, a panel or the guide names', () => {
  let api: Api;
  let exported: Set<string>;
  beforeAll(async () => {
    api = await startApi({
      imports: [WorkerModule.forRoot({ pollSeconds: 0.05, graceSeconds: 2 })],
      configuration: { metricsPort: 0 },
    });
    await aSubmission(api).sealed();
    await api.anonymous().get('/health/live').expect(200);
    // A task of a later release, which no worker here can do.
    await api.dataSource.query(
      `INSERT INTO task (id, name, subject_kind, subject_id, payload, due_at, attempts, created_at)
       VALUES (gen_random_uuid(), 'bell.cast', 'bell', 'big-ben', '{}', now(), 0, now())`,
    );
    exported = await untilThereIs(api, 'laurel_job_seconds_count');
  });
  afterAll(() => api.stop());

  const named = [
    ...rules.map(({ alert, expr }) => [alert, expr]),
    ...dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr])),
    ['alerts.md', read('alerts.md')],
  ];
  it.each(named)('is exported by a running api or worker: %s', (_, expr) =>
    expect(metricsIn(expr!).filter((name) => !exported.has(name))).toEqual([]),
  );
});

/** The names of all metrics, once one of them is among them. */
async function untilThereIs(api: Api, name: string): Promise<Set<string>> {
  for (;;) {
    api.get(WatchDatabase).forget();
    const text = await (await fetch(`http://127.0.0.1:${api.get(MetricsServer).port}/metrics`)).text();
    const names = new Set(text.match(/^laurel_\w+/gm));
    if (names.has(name)) return names;
  }
}
