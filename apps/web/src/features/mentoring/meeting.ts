import { graphql } from '../../graphql/graphql.js';
import type { TextKey } from '../../i18n.js';

export const spacesDocument = graphql(`
  query SpacesToMeet {
    spaces {
      id
      slug
      name
    }
  }
`);

export interface SpaceChoice {
  readonly slug: string;
  readonly name: string;
}

export const languages = ['id', 'jv', 'en'] as const;
type Language = (typeof languages)[number];
export const languageNames: Readonly<Record<Language, TextKey>> = {
  id: 'matching.meeting.languageNames.id',
  jv: 'matching.meeting.languageNames.jv',
  en: 'matching.meeting.languageNames.en',
};

export const modes = ['OFFLINE', 'ONLINE', 'HYBRID'] as const;
export type Mode = (typeof modes)[number];
export const modeNames: Readonly<Record<Mode, TextKey>> = {
  OFFLINE: 'matching.meeting.modes.OFFLINE',
  ONLINE: 'matching.meeting.modes.ONLINE',
  HYBRID: 'matching.meeting.modes.HYBRID',
};

/** How somebody can meet; what is empty was not said. */
export interface Meeting {
  readonly languages: readonly Language[];
  readonly meetingMode: Mode | null;
  readonly spaces: readonly string[];
  readonly freeTimes: readonly string[];
}

export const meetingOf = ({ languages: spoken, meetingMode, spaces, freeTimes }: Meeting): Meeting => ({
  languages: spoken,
  meetingMode,
  spaces,
  freeTimes,
});

/** As the api takes it. */
export const meetingInput = ({ languages: spoken, meetingMode, spaces, freeTimes }: Meeting) => ({
  languages: [...spoken],
  meetingMode,
  spaces: [...spaces],
  freeTimes: [...freeTimes],
});
