import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { detailsOf, type PassRule, passRuleInWords } from '#catalog/pass-rule';
import { type passRuleKinds } from '#catalog/vocabulary';
import type { VersionContent } from '../../../../api/schema';
import classes from '../../parts/parts.module.css';
import { Count } from './count';
import type { PartProps } from './draft-edit';

type Kind = (typeof passRuleKinds)[number];

const kindNames: Record<Kind, string> = {
  'every-detail-meets': 'Every detail meets',
  'at-least-level': 'Every detail reaches a level that you choose',
  'at-least-n-of-m': 'A number of details of each outcome meet',
};

/** What it takes to pass: the rule, and what the rule needs to know. */
export function PassRulePart({ content, edit, faultAt }: PartProps) {
  const { passRule, rubric } = content;
  return (
    <fieldset className={classes.group}>
      <legend>Passing</legend>
      <NativeSelect
        label="To earn the badge"
        data={Object.entries(kindNames).map(([value, label]) => ({ value, label }))}
        value={passRule.kind}
        onChange={({ currentTarget: { value } }) => edit((next) => void (next.passRule = aRule(value as Kind, next)))}
        mb="sm"
      />
      {passRule.kind === 'at-least-level' && (
        <>
          <NativeSelect
            label="Lowest level that passes"
            data={optionsOf(rubric)}
            value={passRule.level}
            error={faultAt('/passRule/level')}
            onChange={({ currentTarget: { value } }) =>
              edit((next) => void (next.passRule = { ...passRule, level: value }))
            }
            mb="sm"
          />
          <DetailLevels content={content} rule={passRule} edit={edit} faultAt={faultAt} />
        </>
      )}
      {passRule.kind === 'at-least-n-of-m' && (
        <Count
          label="Details of each outcome that must meet"
          value={passRule.atLeast}
          max={26}
          error={faultAt('/passRule/atLeast')}
          onValue={(atLeast) => edit((next) => void (next.passRule = { ...passRule, atLeast }))}
        />
      )}
      <p className={classes.soft} role="status">
        Candidates read: {passRuleInWords(content)}
      </p>
    </fieldset>
  );
}

interface DetailLevelsProps extends PartProps {
  rule: Extract<PassRule, { kind: 'at-least-level' }>;
}

/** The level of each detail, where it is not that of the others. */
function DetailLevels({ content, rule, edit, faultAt }: DetailLevelsProps) {
  const levels = rule.detailLevels ?? {};
  const [isOpen, open] = useState(Object.keys(levels).length > 0);
  const give = (id: string, level: string) => {
    const { [id]: _, ...others } = levels;
    const detailLevels = level === '' ? others : { ...others, [id]: level };
    const { kind, level: usual } = rule;
    edit((next) => {
      next.passRule = { kind, level: usual, ...(Object.keys(detailLevels).length > 0 && { detailLevels }) };
    });
  };
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => open(currentTarget.open)}>
      <summary>Details that need another level</summary>
      {detailsOf(content).map(({ id, outcomeNumber, statement }) => (
        <NativeSelect
          key={id}
          label={`Outcome ${outcomeNumber}: ${statement || 'no statement yet'}`}
          data={[{ value: '', label: 'The same as the others' }, ...optionsOf(content.rubric)]}
          value={levels[id] ?? ''}
          error={faultAt(`/passRule/detailLevels/${id}`)}
          onChange={({ currentTarget: { value } }) => give(id, value)}
          mb="sm"
        />
      ))}
    </details>
  );
}

/** The levels that can be needed: everybody reaches the first. */
const optionsOf = (rubric: VersionContent['rubric']) =>
  rubric.slice(1).map(({ code, name }) => ({ value: code, label: name || 'Level without a name' }));

/** A rule of this kind that asks for as much as the scale's marks do. */
function aRule(kind: Kind, { rubric }: VersionContent): PassRule {
  if (kind === 'every-detail-meets') return { kind };
  if (kind === 'at-least-n-of-m') return { kind, atLeast: 1 };
  const lowest = rubric.find(({ meets }) => meets) ?? rubric.at(-1);
  return { kind, level: lowest?.code ?? '' };
}
