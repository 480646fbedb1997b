import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import WarningAmberOutlined from '@mui/icons-material/WarningAmberOutlined';
import { styled } from '@mui/material/styles';
import type { CodeProblem } from '../../components/code/source.js';
import { useTexts } from '../../i18n/index.js';
import { editorTexts } from './texts.js';

export interface ProblemListProps {
  problems: readonly CodeProblem[];
  onGoTo: (line: number) => void;
}

/** What keeps the text from being saved, and what is only doubtful; each leads to its line. */
export function ProblemList({ problems, onGoTo }: ProblemListProps) {
  const say = useTexts(editorTexts);
  if (problems.length === 0) return null;
  return (
    <List aria-label={say('problems')}>
      {problems.map(({ line, message, severity }) => (
        <li key={`${line} ${message}`} data-severity={severity}>
          {severity === 'error' ? <ErrorOutlineOutlined aria-hidden /> : <WarningAmberOutlined aria-hidden />}
          <span>
            <button type="button" onClick={() => onGoTo(line)}>
              {say('line', { line: String(line) })}
            </button>{' '}
            {message}
          </span>
        </li>
      ))}
    </List>
  );
}

const List = styled('ul')(({ theme }) => ({
  ...theme.typography.caption,
  display: 'grid',
  gap: theme.spacing(0.75),
  maxHeight: '25vh',
  overflow: 'auto',
  padding: theme.spacing(1.25, 1.5),
  borderRadius: theme.size.radius,
  backgroundColor: theme.vars.palette.background.paper,
  border: `1px solid ${theme.vars.palette.divider}`,
  listStyle: 'none',
  '& > li': { display: 'flex', gap: theme.spacing(1) },
  '& svg': { flex: 'none', fontSize: theme.size.iconSmall, marginTop: 1 },
  '& [data-severity="error"] svg': { color: theme.vars.palette.error.main },
  '& [data-severity="warning"] svg': { color: theme.vars.palette.warning.main },
  '& button': {
    padding: 0,
    border: 0,
    background: 'none',
    color: theme.vars.palette.primary.main,
    fontWeight: theme.typography.fontWeightMedium,
    cursor: 'pointer',
    '&:hover': { textDecoration: 'underline' },
  },
}));
