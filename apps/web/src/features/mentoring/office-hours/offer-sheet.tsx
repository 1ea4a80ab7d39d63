import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { Sheet } from '../../../design/sheet.js';
import { useT } from '../../../i18n.js';
import { officeHourRoundDocument, type Round } from './office-hours.js';
import { SlotPicker } from './slot-picker.js';
import classes from './office-hours.module.css';

export interface OfferSheetProps {
  readonly round: Round;
  readonly mentors: readonly { readonly id: string; readonly name: string; readonly state: string }[];
  readonly onClose: () => void;
}

/** Staff offer times for a mentor who told them. */
export function OfferSheet({ round, mentors, onClose }: OfferSheetProps) {
  const t = useT();
  const active = mentors.filter(({ state }) => state === 'ACTIVE');
  const [mentorId, setMentorId] = useState(active[0]?.id ?? '');
  return (
    <Sheet open onClose={onClose} title={t('mentoring.office.desk.offerFor')} place="side">
      <div className={classes.form}>
        <NativeSelect
          label={t('mentoring.office.grid.mentor')}
          value={mentorId}
          data={active.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={({ currentTarget: { value } }) => setMentorId(value)}
        />
        <SlotPicker key={mentorId} round={round} mentorId={mentorId} refreshes={[officeHourRoundDocument]} />
      </div>
    </Sheet>
  );
}
