import CheckCircleOutlineOutlined from '@mui/icons-material/CheckCircleOutlineOutlined';
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import { keyframes, styled } from '@mui/material/styles';
import { useTexts } from '../../i18n/index.js';
import { Button } from '../bits/Button.js';
import { IconButton } from '../bits/IconButton.js';
import { componentTexts } from '../texts.js';
import { CountdownRing } from './CountdownRing.js';
import type { ShownToast } from './toast.js';
import { useCountdown } from './useCountdown.js';

const STAYS_SECONDS = 5;
const STAYS_WITH_UNDO_SECONDS = 10;

/** One toast: its words, what can be done about it, and how long that is possible. */
export function ToastCard({ toast, onEnd }: { toast: ShownToast; onEnd: (id: number) => void }) {
  const { id, text, tone = 'neutral', undo, action, until } = toast;
  const say = useTexts(componentTexts);
  const seconds = toast.seconds ?? (undo ? STAYS_WITH_UNDO_SECONDS : STAYS_SECONDS);
  const { left, hold, letGo } = useCountdown({ seconds, until, onEnd: () => onEnd(id) });

  const then = (run: () => void) => () => {
    run();
    onEnd(id);
  };
  return (
    <Card
      role={tone === 'bad' ? 'alert' : undefined}
      data-tone={tone}
      onPointerEnter={hold}
      onPointerLeave={letGo}
      onFocus={hold}
      onBlur={letGo}
    >
      {tone === 'good' && <CheckCircleOutlineOutlined aria-hidden />}
      {tone === 'bad' && <ErrorOutlineOutlined aria-hidden />}
      <Text>{text}</Text>
      {action && (
        <Button small kind="quiet" tone="accent" onClick={then(action.run)}>
          {action.label}
        </Button>
      )}
      {undo && (
        <Button
          small
          kind="quiet"
          tone="accent"
          onClick={then(undo)}
          icon={<CountdownRing left={left} of={seconds} />}
        >
          {say('undo')}
        </Button>
      )}
      <IconButton small label={say('dismiss')} onClick={() => onEnd(id)}>
        <CloseOutlined aria-hidden />
      </IconButton>
    </Card>
  );
}

const rise = keyframes({ from: { opacity: 0, translate: '0 8px' } });

const Card = styled('div')(({ theme }) => ({
  ...theme.typography.body2,
  display: 'flex',
  alignItems: 'center',
  gap: theme.spacing(0.5),
  minWidth: 240,
  maxWidth: 480,
  padding: theme.spacing(0.75, 0.75, 0.75, 2),
  border: `1px solid ${theme.vars.palette.divider}`,
  borderRadius: theme.size.radius,
  backgroundColor: theme.vars.palette.background.paper,
  boxShadow: theme.vars.palette.floating,
  animation: `${rise} ${theme.transitions.duration.standard}ms ease-out`,
  '& > svg': { flex: 'none', marginInline: theme.spacing(-0.5, 0.75), fontSize: theme.size.icon },
  '&[data-tone="good"] > svg': { color: theme.vars.palette.success.main },
  '&[data-tone="bad"] > svg': { color: theme.vars.palette.error.main },
  '& > button': { flex: 'none' },
}));

const Text = styled('span')(({ theme }) => ({
  flex: 1,
  paddingBlock: theme.spacing(0.75),
  marginInlineEnd: theme.spacing(1),
  overflowWrap: 'anywhere',
}));
