import { ButtonLink } from '../../components/bits/ButtonLink.js';
import { Notice } from '../../components/states/Notice.js';
import { useTexts } from '../../i18n/index.js';
import { campaignTexts } from './texts.js';

/** What keeps a campaign from going out, before anybody tries. */
export function SubjectMissing({ campaignId }: { campaignId: string }) {
  const say = useTexts(campaignTexts);
  return (
    <Notice
      tone="warn"
      title={say('subjectMissing')}
      action={
        <ButtonLink small to={`/campaigns/${campaignId}/editor`}>
          {say('messageEditor')}
        </ButtonLink>
      }
    >
      {say('subjectMissingHelp')}
    </Notice>
  );
}
