import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { StatusBadge } from '../../design/status-badge.js';
import { useWrite } from '../../graphql/client.js';
import { useT, type TextKey } from '../../i18n.js';
import { formDocument, inviteDocument, type FormApplication } from './form-documents.js';
import classes from './form.module.css';

const rights = ['EDIT', 'SUBMIT', 'READ'] as const;
type Right = (typeof rights)[number];
const names: Readonly<Record<Right, TextKey>> = {
  READ: 'applications.rights.READ',
  EDIT: 'applications.rights.EDIT',
  SUBMIT: 'applications.rights.SUBMIT',
};
const isRight = (value: string): value is Right => rights.some((right) => right === value);

/** Who may open this application, and how another person comes in. */
export function CoApplicants({ application }: { readonly application: FormApplication }) {
  const t = useT();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [right, setRight] = useState<Right>('EDIT');
  const invite = useWrite(inviteDocument, { refreshes: [formDocument] });
  const errors = invite.outcome?.ok === false ? invite.outcome : undefined;
  const wide = errors?.userErrors.find(({ field }) => field === null)?.message;
  const send = async () => {
    const outcome = await invite.run({ input: { applicationId: application.id, name, email, right } });
    if (!outcome.ok) return;
    setName('');
    setEmail('');
  };
  return (
    <section className={classes.access} aria-labelledby="access">
      <h3 id="access">{t('applications.access.title')}</h3>
      <p className={classes.help}>{t('applications.access.lead')}</p>
      <ul className={classes.people}>
        {application.members.map((member) => (
          <li key={member.id}>
            <span>
              {member.name} · {member.email}
            </span>
            <StatusBadge tone={member.joinedAt === null ? 'grey' : 'brand'}>
              {member.isLead
                ? t('applications.access.leads')
                : member.joinedAt === null
                  ? t('applications.access.invited')
                  : t(names[member.right])}
            </StatusBadge>
          </li>
        ))}
      </ul>
      {application.maySubmit && (
        <form
          noValidate
          className={classes.invite}
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <TextInput
            label={t('applications.access.name')}
            value={name}
            error={errors?.fieldErrors['name']}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={t('applications.access.email')}
            type="email"
            value={email}
            error={errors?.fieldErrors['email']}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('applications.access.right')}
            value={right}
            data={rights.map((value) => ({ value, label: t(names[value]) }))}
            onChange={(event) => isRight(event.currentTarget.value) && setRight(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={invite.running}>
            {t('applications.access.send')}
          </Button>
          {wide && (
            <p className={classes.problem} role="alert">
              {wide}
            </p>
          )}
        </form>
      )}
    </section>
  );
}
