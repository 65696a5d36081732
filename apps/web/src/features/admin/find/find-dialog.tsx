import { Combobox, Modal, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { ErrorNotice } from '../../../ui/notice';
import classes from './find.module.css';
import { findQuery, shortest } from './find.queries';
import { useRoleNames } from '../../identity/use-role-names';
import { type Kind, kindsOf } from './find-results';
import { useRendered } from '../../../ui/rendered';

/** The search of administrators. It opens after it is rendered, so that the focus can return to where it was. */
export default function FindDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const isRendered = useRendered();
  return (
    <Modal
      opened={opened && isRendered}
      onClose={onClose}
      title="Search"
      closeButtonProps={{ 'aria-label': 'Close' }}
      size="lg"
      yOffset="8dvh"
    >
      <Find onClose={onClose} />
    </Modal>
  );
}

function Find({ onClose }: { onClose: () => void }) {
  const [typed, type] = useState('');
  const [text] = useDebouncedValue(typed.trim(), 150);
  const { data, error, isPlaceholderData } = useQuery(findQuery(text));
  const navigate = useNavigate();
  const long = text.length >= shortest && typed.trim().length >= shortest;
  const roleNames = useRoleNames();
  const kinds = long && data ? kindsOf(data, text, roleNames) : [];
  const combobox = useCombobox({ opened: kinds.length > 0 });
  const { resetSelectedOption } = combobox;
  useEffect(() => resetSelectedOption(), [data, resetSelectedOption]);

  function go(key: string) {
    const result = kinds.flatMap(({ results }) => results).find((one) => one.key === key);
    if (result === undefined) return;
    onClose();
    void navigate(result.link);
  }

  /** Enter opens the first result when none is selected; Mantine handles the rest. */
  function press({ key, nativeEvent }: KeyboardEvent) {
    const [first] = kinds;
    const settled = !isPlaceholderData && typed.trim() === text;
    if (key === 'Escape') onClose(); // Mantine would only close the results
    if (key === 'Enter' && !nativeEvent.isComposing && first && settled && combobox.getSelectedOptionIndex() === -1)
      go(first.results[0]!.key);
  }

  return (
    <Combobox store={combobox} onOptionSubmit={go}>
      <Combobox.EventsTarget withExpandedAttribute>
        <TextInput
          data-autofocus
          label="Name, email address, submission number, badge, or micro-credential"
          maxLength={100}
          value={typed}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={press}
        />
      </Combobox.EventsTarget>
      <p role="status" className={classes.status}>
        {long && !error ? said(kinds, data === undefined || isPlaceholderData) : ''}
      </p>
      {error && <ErrorNotice error={error} safe="Nothing was changed." />}
      {kinds.length > 0 && (
        <Combobox.Options aria-label="Results">
          {kinds.map(({ title, results }) => (
            <Combobox.Group key={title} label={title}>
              {results.map(({ key, name, about }) => (
                <Combobox.Option key={key} value={key} className={classes.result}>
                  <bdi className={classes.name}>{name}</bdi>
                  {about && <bdi className={classes.about}>{about}</bdi>}
                </Combobox.Option>
              ))}
            </Combobox.Group>
          ))}
        </Combobox.Options>
      )}
    </Combobox>
  );
}

function said(kinds: Kind[], searching: boolean): string {
  if (searching) return 'Searching…';
  if (kinds.length === 0) return 'Nothing matches. Check the spelling, or type fewer letters.';
  return `Found ${new Intl.ListFormat('en-US').format(kinds.map(({ count }) => count))}. Enter opens the first.`;
}
