import { styled } from '@mui/material/styles';
import { PREVIEW_WIDTHS, type PreviewWidth } from '../../components/mail/WidthSwitch.js';

export interface MailFrameProps {
  id: string;
  /** Names the frame for screen readers. */
  title: string;
  width: PreviewWidth;
}

/**
 * The HTML of a mail as the server gives it out for reading: no script runs in it, but its images are fetched and its
 * links open in a tab of their own, outside of the sandbox, so that reading here is counted as reading anywhere. (A
 * preview must not count; that is `SandboxedHtml`.)
 */
export function MailFrame({ id, title, width }: MailFrameProps) {
  return (
    <Paper>
      <iframe
        title={title}
        src={`/mailbox/${id}/body`}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        // A desk gives the mail all the room there is, as mail programs do.
        style={{ maxInlineSize: width === 'phone' ? PREVIEW_WIDTHS.phone : undefined }}
      />
    </Paper>
  );
}

const Paper = styled('div')(({ theme }) => ({
  flex: 1,
  minHeight: 0,
  display: 'grid',
  justifyItems: 'center',
  backgroundColor: theme.vars.palette.background.default,
  '& > iframe': {
    display: 'block',
    width: '100%',
    height: '100%',
    border: 0,
    // Mails are made for white paper, whatever the scheme around them.
    backgroundColor: theme.vars.palette.common.white,
    colorScheme: 'light',
  },
}));
