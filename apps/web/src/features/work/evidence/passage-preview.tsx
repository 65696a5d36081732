import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Artifact } from '../../../api/schema';
import { Loading } from '../../../ui/loading';
import { ErrorNotice } from '../../../ui/notice';
import { FindInText } from '../../../ui/viewers/find-in-text';
import { chosenWords, mark, rangesOf, sentenceOf } from '../../../ui/viewers/marked-places';
import { quotationOf, quotedPassage, withQuotation } from '../../../ui/viewers/text-places';
import { WrittenText } from '../../../ui/written-text/written-text';
import { artifactTextQuery } from '../submission.queries';
import classes from './evidence.module.css';

interface PassagePreviewProps {
  submissionId: string;
  artifact: Artifact;
  explanation: string;
  onExplanation: (explanation: string) => void;
}

/** The text of an artifact. Selected words go into the explanation as a quotation, where reviewers open the text. */
export function PassagePreview({ submissionId, artifact, explanation, onExplanation }: PassagePreviewProps) {
  const { kind, title, text } = artifact;
  const { data, error } = useQuery(artifactTextQuery(submissionId, kind, text?.revision ?? 0));
  const sheet = useRef<HTMLElement>(null);
  const [finding, find] = useState(false);
  const [told, tell] = useState('');
  const passage = data === undefined ? null : quotedPassage(explanation, data.text);
  useEffect(() => {
    const place = passage === null || sheet.current === null ? undefined : rangesOf(passage, sheet.current)[0];
    mark('laurel-passage', place ? [place] : []);
    return () => mark('laurel-passage', []);
  }, [passage]);
  if (error) return <ErrorNotice error={error} />;
  if (data === undefined) return <Loading what="Loading the text" />;
  if (data.text.trim() === '') return <p className={classes.hint}>You have not written this text yet.</p>;
  const use = () => {
    const chosen = chosenWords(sheet.current);
    if (chosen === null) return tell('Select words in the text first, or find them.');
    const quotation = quotationOf(chosen.isSelected ? chosen.words : sentenceOf(chosen.range), data.text);
    if (quotation === null) return tell('Choose a few more words, so that reviewers find the passage.');
    tell('The passage is in your explanation.');
    onExplanation(withQuotation(explanation, quotation, data.text));
  };
  return (
    <>
      <div className={classes.choice}>
        <Button
          variant="default"
          size="compact-md"
          onMouseDown={(event) => event.preventDefault() /* keeps the selection */}
          onClick={use}
        >
          Use this passage
        </Button>
        <Button variant="subtle" size="compact-md" aria-expanded={finding} onClick={() => find(!finding)}>
          Find
        </Button>
        <span className={classes.hint}>
          {passage === null
            ? 'Reviewers open the text at its beginning. Select a passage, or find a word of it.'
            : 'Reviewers open the text at the marked passage.'}
        </span>
        <span role="status" className={classes.hint}>
          {told}
        </span>
      </div>
      {finding && <FindInText of={sheet} onClose={() => find(false)} />}
      <article ref={sheet} tabIndex={0} className={classes.text} aria-label={title}>
        <WrittenText text={data.text} />
      </article>
    </>
  );
}
