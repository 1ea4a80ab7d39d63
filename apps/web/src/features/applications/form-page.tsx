import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Navigate, useParams } from 'react-router';
import { PageSkeleton } from '../../design/skeletons.js';
import { useRead, useWrite } from '../../graphql/client.js';
import { keyOf } from '../../graphql/graphql.js';
import { send } from '../../graphql/transport.js';
import { useViewer } from '../identity/viewer.js';
import { formDocument, removeFileDocument, type FormApplication } from './form-documents.js';
import type { KeptDraft } from './draft-state.js';
import { draftKey, keptDraft } from './draft-store.js';
import { FilesContext } from './files-context.js';
import { FormDesk } from './form-desk.js';
import { formOfSeason } from './season-form.js';
import { serverAnswers, useDraft } from './use-draft.js';

/** What the device kept, read once for each visit; undefined while it is read. */
function useKept(key: string): { readonly draft: KeptDraft | undefined } | undefined {
  const [kept, setKept] = useState<{ readonly draft: KeptDraft | undefined }>();
  useEffect(() => {
    let left = false;
    void keptDraft(key).then((draft) => left || setKept({ draft }));
    return () => {
      left = true;
    };
  }, [key]);
  return kept;
}

interface OpenFormProps {
  readonly application: FormApplication;
  readonly draftKey: string;
  readonly kept: KeptDraft | undefined;
}

function OpenForm({ application, draftKey: key, kept }: OpenFormProps) {
  const draft = useDraft(application, key, kept);
  const cache = useQueryClient();
  const remove = useWrite(removeFileDocument, { refreshes: [] });
  const form = formOfSeason(application.season, 'APPLICATION', application.formVersion);
  const refresh = async () => {
    const fresh = await send(formDocument, { id: application.id });
    cache.setQueryData(keyOf(formDocument, { id: application.id }), fresh);
    if (fresh.application) draft.takeOver(serverAnswers(fresh.application));
  };
  const onRemove = async (fileId: string) => {
    const outcome = await remove.run({ input: { fileId } });
    if (outcome.ok) await refresh();
  };
  const files = { applicationId: application.id, files: application.files, onStored: refresh, onRemove };
  if (!form) throw new Response(null, { status: 404 });
  return (
    <FilesContext value={files}>
      <FormDesk application={application} form={form} draft={draft} />
    </FilesContext>
  );
}

function FormOfPerson({ application }: { readonly application: FormApplication }) {
  const { id } = useViewer();
  const key = draftKey(id, application.id, application.formVersion);
  const kept = useKept(key);
  if (!kept) return <PageSkeleton shape="form" />;
  return <OpenForm application={application} draftKey={key} kept={kept.draft} />;
}

/** `/app/applications/:id/form`: the application form, kept while it is written. */
export function FormPage() {
  const { id = '' } = useParams();
  const { application } = useRead(formDocument, { id });
  if (!application) throw new Response(null, { status: 404 });
  const isOpen = application.lifecycle === 'DRAFT' || application.lifecycle === 'REVISION_REQUESTED';
  if (!isOpen || !application.maySave) return <Navigate to={`/app/applications/${application.id}`} replace />;
  return <FormOfPerson key={application.id} application={application} />;
}
