import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { Surface } from '../../components/page/Section.js';

const FACTS = ['to', 'campaign', 'shipment', 'sent', 'read'];
const MOMENTS = ['queued', 'sent', 'opened'];

/** Stands for a delivery until it comes: its facts, its timeline, its message. */
export function DeliveryWaiting() {
  return (
    <>
      <Facts>
        {FACTS.map(fact => (
          <div key={fact}>
            <Skeleton variant="rounded" height={10} width={56} />
            <Skeleton variant="rounded" height={12} width={120} />
          </div>
        ))}
      </Facts>
      <Columns>
        <Moments>
          {MOMENTS.map(moment => (
            <div key={moment}>
              <Skeleton variant="circular" height={28} width={28} />
              <Skeleton variant="rounded" height={12} width="56%" />
            </div>
          ))}
        </Moments>
        <Message>
          <Skeleton variant="rounded" height={14} width="42%" />
          <Skeleton variant="rounded" height={200} />
          <Skeleton variant="rounded" height={12} width="78%" />
          <Skeleton variant="rounded" height={12} width="64%" />
        </Message>
      </Columns>
    </>
  );
}

/** What happened beside what was said; on a phone one after the other. */
export const Columns = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(220px, 296px) minmax(0, 1fr)',
  alignItems: 'start',
  gap: theme.spacing(4),
  [theme.breakpoints.down('md')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
}));

const Facts = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  gap: theme.spacing(2, 4),
  paddingBlock: theme.spacing(2.5),
  borderBlock: `1px solid ${theme.vars.palette.divider}`,
  '& > div': { display: 'grid', gap: theme.spacing(1) },
}));

const Moments = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: theme.spacing(3),
  paddingTop: theme.spacing(2),
  '& > div': { display: 'flex', alignItems: 'center', gap: theme.spacing(1.5) },
}));

const Message = styled(Surface)(({ theme }) => ({ display: 'grid', gap: theme.spacing(2) }));
