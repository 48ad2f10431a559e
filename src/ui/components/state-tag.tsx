import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { toneIcon, useToneStyles, type Tone } from './figures';
import { Icon, type IconName } from './icons';

const useStyles = makeStyles({
  tag: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '5px',
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
  },
});

/** A state in words with its icon; the colour only repeats what they say. */
export function StateTag(props: { readonly tone: Tone; readonly icon?: IconName; readonly children: string }) {
  const styles = useStyles();
  const tones = useToneStyles();
  return (
    <span className={mergeClasses(styles.tag, tones[props.tone])}>
      <Icon name={props.icon ?? toneIcon[props.tone]} size={16} />
      {props.children}
    </span>
  );
}
