import { NativeSelect, Title } from '@mantine/core';
import { useState } from 'react';
import { questionsOf } from '#catalog/version-content';
import type { ArtifactRequirement, VersionContent } from '../../../../api/schema';
import { Notice } from '../../../../ui/notice';
import { demandsOf, withLevels } from '../../../catalog/version-words';
import { DropBox } from '../../../work/files/drop-box';
import { aboutInWords } from '../../../work/guide/about-artifact';
import { EssentialOutcomes, GuideFrame, GuidingQuestions } from '../../../work/guide/guide-frame';
import guide from '../../../work/guide/guide.module.css';
import { TextSheet } from '../../../work/writing/text-sheet';
import classes from './draft.module.css';

type Kind = ArtifactRequirement['kind'];

/** A draft's artifact as candidates write it. What is typed here is not kept, and no file is uploaded. */
export function WritingPreview({ content }: { content: VersionContent }) {
  const { artifacts, outcomes } = content;
  const [chosen, choose] = useState<Kind>();
  const [texts, write] = useState<Partial<Record<Kind, string>>>({});
  const artifact = artifacts.find(({ kind }) => kind === chosen) ?? artifacts[0]!;
  const { kind, title, text, files, links } = artifact;
  return (
    <>
      <NativeSelect
        label="Artifact"
        data={artifacts.map((one) => ({ value: one.kind, label: `${one.position}. ${one.title}` }))}
        value={kind}
        onChange={({ currentTarget: { value } }) => choose(artifacts.find((one) => one.kind === value)?.kind)}
        mb="lg"
        maw="28rem"
      />
      <section aria-label={`Preview: ${title}`}>
        <Title order={3} size="h2">
          {title}
        </Title>
        <p>{aboutInWords(artifact)}</p>
        <div className={`${guide.desk} ${classes.desk}`}>
          <GuideFrame artifact={artifact} besideFrom="75rem" order={4}>
            <GuidingQuestions questions={questionsOf(content, artifact)} />
            <EssentialOutcomes outcomes={outcomes.map((outcome) => withLevels(outcome, content))} />
          </GuideFrame>
          <div>
            {text && (
              <TextSheet
                title={title}
                value={texts[kind] ?? ''}
                requirement={text}
                write={(value) => write({ ...texts, [kind]: value })}
                status={<p>Not saved: this is a preview</p>}
              />
            )}
            {files && <Uploads files={files} />}
            {links && <p>{demandsOf({ text: null, files: null, links }).join(' ')}.</p>}
          </div>
        </div>
      </section>
    </>
  );
}

function Uploads({ files }: { files: NonNullable<ArtifactRequirement['files']> }) {
  const [tried, attempt] = useState(false);
  return (
    <>
      <DropBox files={files} add={() => attempt(true)} />
      {tried && <Notice announce>This is a preview, so no file was uploaded.</Notice>}
    </>
  );
}
