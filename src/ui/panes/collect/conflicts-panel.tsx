import { Button, makeStyles } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { Conflict } from '../../../core/consolidate';
import { columnTitle } from '../../../core/ledger';
import type { Ledger } from '../../../core/model';
import { ConflictCard } from '../../components/conflict-card';
import { Icon } from '../../components/icons';
import { Panel } from '../../components/panel';
import { useJourney } from '../../hooks/use-journey';
import { useWords } from '../../hooks/use-language';
import { answerOf, conflictKey, offersOf, type Offer } from '../../journey/answers';

const useStyles = makeStyles({ foot: { display: 'flex', flexWrap: 'wrap', gap: '8px', padding: '4px 20px 16px' } });

/** 内容不一致，请定: every open conflict with its texts; the decisions are applied together. */
export function ConflictsPanel(props: { readonly conflicts: readonly Conflict[]; readonly ledger: Ledger }) {
  const styles = useStyles();
  const { collect, common } = useWords();
  const { journey, actions } = useJourney();
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const [last, setLast] = useState<Offer['source'] | null>(null);
  const received = useMemo(
    () => new Map(props.ledger.entries.map(({ id, receivedAt }) => [id, receivedAt])),
    [props.ledger],
  );
  if (props.conflicts.length === 0) return null;
  const { template } = props.ledger;

  const choose = (conflict: Conflict, key: string): void => {
    setChosen((old) => new Map(old).set(conflictKey(conflict), key));
    setLast(offersOf(conflict).find((offer) => offer.key === key)?.source ?? null);
  };
  const versionWords = ({ file, entry }: Offer): string => {
    const day = received.get(entry) ?? null;
    return day === null ? collect.version(file) : collect.versionOn(file, common.day(day));
  };
  const open = props.conflicts.filter((conflict) => !chosen.has(conflictKey(conflict)));
  const restLikewise = (): void => {
    const rest = open.flatMap((conflict) => {
      const offer = offersOf(conflict).findLast(({ source }) => source === last);
      return offer === undefined ? [] : [[conflictKey(conflict), offer.key] as const];
    });
    setChosen((old) => new Map([...old, ...rest]));
  };
  const answers = props.conflicts.flatMap((conflict) => {
    const offer = offersOf(conflict).find(({ key }) => key === chosen.get(conflictKey(conflict)));
    return offer === undefined ? [] : [answerOf(conflict, offer)];
  });
  return (
    <Panel title={collect.conflictsTitle(props.conflicts.length)} lead={collect.conflictsLead} flush>
      {props.conflicts.map((conflict) => (
        <ConflictCard
          key={conflictKey(conflict)}
          task={conflict.task}
          unit={conflict.unit}
          column={columnTitle(template, conflict.column)}
          period={common.period(conflict.period, template.calendar.phases)}
          alternatives={offersOf(conflict).map((offer) => ({
            key: offer.key,
            source: collect[offer.source],
            detail: offer.file === '' ? '' : versionWords(offer),
            text: offer.text,
          }))}
          chosen={chosen.get(conflictKey(conflict)) ?? null}
          onChoose={(key) => choose(conflict, key)}
        />
      ))}
      <div className={styles.foot}>
        <Button
          appearance="primary"
          icon={<Icon name="check" />}
          disabled={journey.busy || answers.length === 0}
          onClick={() => void actions.answer(answers)}
        >
          {collect.apply(answers.length)}
        </Button>
        {props.conflicts.length > 1 && (
          <Button disabled={last === null || open.length === 0} onClick={restLikewise}>
            {collect.restLikewise}
          </Button>
        )}
      </div>
    </Panel>
  );
}
