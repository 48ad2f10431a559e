import { Button, Field, Radio, RadioGroup, Select, makeStyles } from '@fluentui/react-components';
import { nextPeriod, periodAt, previousPeriod } from '../../core/ledger';
import { Period, type Template } from '../../core/model';
import { DataTable } from '../components/data-table';
import { FileButton } from '../components/file-picker';
import { Icon } from '../components/icons';
import { MakeTool, MorePanel } from '../components/more-panel';
import { NextStep } from '../components/next-step';
import { Pane, Panel } from '../components/panel';
import type { StepName } from '../components/steps';
import { useEnvironment } from '../environment';
import { useJourney } from '../hooks/use-journey';
import { useWords } from '../hooks/use-language';
import type { HandOut } from '../../app/distribute';

const useStyles = makeStyles({
  form: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: '14px 32px' },
  period: { minWidth: '180px' },
  note: { margin: 0, padding: '0 20px 4px' },
});

/** 下发填报: one return workbook a unit or person, packed to be sent. */
export function HandOutPane(props: { readonly onGo: (step: StepName) => void }) {
  const words = useWords();
  const { journey } = useJourney();
  const { handOut } = words;
  return (
    <Pane title={handOut.title} lead={handOut.lead}>
      {journey.ledger === null ? (
        <p>{handOut.needLedger}</p>
      ) : (
        <>
          <HandOutSettings template={journey.ledger.ledger.template} />
          {journey.handOut !== null && (
            <HandOutFiles made={journey.handOut} template={journey.ledger.ledger.template} />
          )}
          <MoreForHandOut />
          <NextStep step="collect" onGo={props.onGo} />
        </>
      )}
    </Pane>
  );
}

function MoreForHandOut() {
  const { tools } = useWords();
  const { journey, actions } = useJourney();
  return (
    <MorePanel>
      <MakeTool name="claims" onMake={() => void actions.claimSheets(null)}>
        <FileButton
          name="units"
          label={tools.claims.choose}
          accept=".csv,.xlsx,.docx,.txt"
          disabled={journey.busy}
          onFiles={([file]) => {
            if (file !== undefined) void actions.claimSheets(file);
          }}
        />
      </MakeTool>
    </MorePanel>
  );
}

function HandOutSettings(props: { readonly template: Template }) {
  const styles = useStyles();
  const { handOut } = useWords();
  const { journey, actions } = useJourney();
  return (
    <Panel title={handOut.settings} lead={handOut.inside}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void actions.handOut();
        }}
      >
        <PeriodField template={props.template} className={styles.period} />
        <Field label={handOut.by}>
          <RadioGroup
            layout="horizontal"
            value={journey.settings.by}
            onChange={(_, data) => actions.set({ by: data.value === 'owner' ? 'owner' : 'unit' })}
          >
            <Radio value="unit" label={handOut.byUnit} />
            <Radio value="owner" label={handOut.byOwner} />
          </RadioGroup>
        </Field>
        <Button
          type="submit"
          appearance={journey.handOut === null ? 'primary' : 'secondary'}
          icon={<Icon name="document" />}
          disabled={journey.busy}
        >
          {journey.handOut === null ? handOut.make : handOut.makeAgain}
        </Button>
      </form>
    </Panel>
  );
}

/** The period that the day falls into, the one before and the two after. */
export function PeriodField(props: { readonly template: Template; readonly className?: string }) {
  const { handOut, common } = useWords();
  const { journey, actions } = useJourney();
  const { calendar } = props.template;
  const current = periodAt(calendar, journey.asOf);
  const chosen = journey.settings.period ?? current;
  const next = nextPeriod(current);
  const offered = [previousPeriod(current), current, next, next === null ? null : nextPeriod(next), chosen];
  const periods = [...new Set(offered.filter((period): period is Period => period !== null))];
  return (
    <Field label={handOut.period} className={props.className}>
      <Select
        value={chosen}
        onChange={(_, data) => actions.set({ period: data.value === current ? null : Period.parse(data.value) })}
      >
        {periods.map((period) => (
          <option key={period} value={period}>
            {common.period(period, calendar.phases)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function HandOutFiles(props: { readonly made: HandOut; readonly template: Template }) {
  const { handOut, common } = useWords();
  const { save, services } = useEnvironment();
  const { made } = props;
  const period = common.period(made.period, props.template.calendar.phases);
  const byOwner = made.files.some((file) => file.owner !== undefined);
  return (
    <Panel
      title={handOut.filesTitle(made.files.length)}
      lead={handOut.filesLead(period, common.day(made.closing))}
      flush
      actions={
        <Button
          appearance="primary"
          icon={<Icon name="download" />}
          onClick={() => save({ name: handOut.zipName(made.period), bytes: services.zip(made.files) })}
        >
          {handOut.downloadAll}
        </Button>
      }
    >
      <DataTable
        label={handOut.filesTitle(made.files.length)}
        rows={made.files}
        keyOf={(file) => file.name}
        columns={[
          { key: 'unit', title: handOut.unit, render: (file) => file.unit },
          ...(byOwner
            ? [{ key: 'owner', title: handOut.owner, render: (file: HandOut['files'][number]) => file.owner ?? '' }]
            : []),
          { key: 'tasks', title: handOut.tasks, width: '90px', align: 'end', render: (file) => file.tasks },
          { key: 'file', title: handOut.file, render: (file) => file.name },
          {
            key: 'save',
            title: common.download,
            width: '90px',
            render: (file) => (
              <Button
                size="small"
                appearance="subtle"
                icon={<Icon name="download" />}
                aria-label={common.downloadFile(file.name)}
                onClick={() => save(file)}
              />
            ),
          },
        ]}
      />
    </Panel>
  );
}
