import { styled } from '@mui/material/styles';
import { useId, type ReactNode } from 'react';

export interface SectionProps {
  title: string;
  /** One sentence under the title. */
  about?: ReactNode;
  /** Small buttons at the right of the title. */
  actions?: ReactNode;
  /** On a surface with a line around it; `false` for what brings its own, as a table does. */
  framed?: boolean;
  children: ReactNode;
}

/** A titled part of a page, and a landmark for screen readers. */
export function Section({ title, about, actions, framed = true, children }: SectionProps) {
  const id = useId();
  return (
    <Outer aria-labelledby={id}>
      <Head>
        <Words>
          <Title id={id}>{title}</Title>
          {about !== undefined && <About>{about}</About>}
        </Words>
        {actions}
      </Head>
      {framed ? <Surface>{children}</Surface> : children}
    </Outer>
  );
}

/** White paper with a hairline around it. */
export const Surface = styled('div')(({ theme }) => ({
  padding: theme.spacing(2.5),
  border: `1px solid ${theme.vars.palette.divider}`,
  borderRadius: theme.size.radius,
  backgroundColor: theme.vars.palette.background.paper,
  [theme.breakpoints.down('sm')]: { padding: theme.spacing(2) },
}));

const Outer = styled('section')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  gap: theme.spacing(1.5),
  minWidth: 0,
}));

const Head = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'flex-end',
  justifyContent: 'space-between',
  flexWrap: 'wrap',
  gap: theme.spacing(1, 2),
}));

/** A long sentence breaks beside the buttons, rather than sending them below. */
const Words = styled('div')({ flex: '1 1 240px' });

const Title = styled('h2')(({ theme }) => ({ ...theme.typography.h3 }));

const About = styled('p')(({ theme }) => ({
  ...theme.typography.body2,
  color: theme.vars.palette.text.secondary,
  textWrap: 'pretty',
}));
