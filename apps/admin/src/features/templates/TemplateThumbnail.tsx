import { useQuery } from '@apollo/client/react';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { MailThumbnail } from '../../components/mail/MailThumbnail.js';
import { graphql } from '../../gql/index.js';

const THUMBNAIL = graphql(`
  query TemplateThumbnail($id: ID!) {
    renderPreview(input: { templateId: $id }) {
      html
    }
  }
`);

export interface TemplateThumbnailProps {
  id: string;
  name: string;
  ratio: number;
}

/** A template made small. */
export function TemplateThumbnail({ id, name, ratio }: TemplateThumbnailProps) {
  const { data } = useQuery(THUMBNAIL, { variables: { id }, fetchPolicy: 'no-cache' });
  if (!data) return <Empty style={{ aspectRatio: `1 / ${ratio}` }} />;
  return <MailThumbnail name={name} html={data.renderPreview.html} ratio={ratio} />;
}

const Empty = styled(Skeleton)({ width: '100%', height: 'auto' });
