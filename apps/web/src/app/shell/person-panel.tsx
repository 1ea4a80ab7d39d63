import { NativeSelect, Text, useMantineColorScheme } from '@mantine/core';
import { Link, useNavigate } from 'react-router';
import { LangSwitch } from '../../design/lang-switch.js';
import { signOut } from '../../features/identity/auth-http.js';
import { useMay } from '../../features/identity/may.js';
import { useChooseOwnLocale } from '../../features/identity/own-locale.js';
import { noteKnown, useViewer } from '../../features/identity/viewer.js';
import { currentLocale, useT, type TextKey } from '../../i18n.js';
import { chooseArea, useArea } from '../area-choice.js';
import { areaNames, landings, type Area } from '../areas.js';
import { pageExists } from '../navigation.js';
import { publicPath } from '../public-path.js';
import classes from './shell.module.css';

const schemes = ['auto', 'light', 'dark'] as const;
const schemeNames: Readonly<Record<(typeof schemes)[number], TextKey>> = {
  auto: 'web.theme.auto',
  light: 'web.theme.light',
  dark: 'web.theme.dark',
};

function ThemeChoice() {
  const t = useT();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <NativeSelect
      label={t('web.theme.label')}
      value={colorScheme}
      data={schemes.map((value) => ({ value, label: t(schemeNames[value]) }))}
      onChange={(event) => {
        const chosen = schemes.find((each) => each === event.currentTarget.value);
        if (chosen !== undefined) setColorScheme(chosen);
      }}
    />
  );
}

function AreaChoice({ onChosen }: { readonly onChosen: () => void }) {
  const t = useT();
  const navigate = useNavigate();
  const { area, all } = useArea();
  if (all.length < 2) return null;
  const go = (to: Area) => {
    chooseArea(to);
    onChosen();
    void navigate(pageExists(landings[to]) ? landings[to] : '/app');
  };
  return (
    <NativeSelect
      label={t('web.area.switch')}
      value={area}
      data={all.map((value) => ({ value, label: t(areaNames[value]) }))}
      onChange={(event) => {
        const chosen = all.find((each) => each === event.currentTarget.value);
        if (chosen !== undefined) go(chosen);
      }}
    />
  );
}

/** The page is loaded anew, so that nothing of this person stays in the memory of the tab. */
async function leave(): Promise<void> {
  const outcome = await signOut();
  noteKnown(false);
  if (outcome.ok) window.location.assign(publicPath(currentLocale(), '/masuk'));
}

function SignOut() {
  const t = useT();
  return (
    <button type="button" className={classes.menuLine} onClick={() => void leave()}>
      {t('web.signIn.out')}
    </button>
  );
}

/** What belongs to the person rather than to the work: role, language, theme, devices, sign-out. */
export function PersonPanel({ onGo }: { readonly onGo: () => void }) {
  const t = useT();
  const viewer = useViewer();
  const may = useMay();
  const chooseOwnLocale = useChooseOwnLocale();
  const holds = (role: string) => viewer.grants.some((grant) => grant.role === role);
  return (
    <div className={classes.personMenu}>
      <div>
        <Text fw={600}>{viewer.fullName}</Text>
        <Text size="sm" c="dimmed">
          {viewer.email}
        </Text>
      </div>
      <AreaChoice onChosen={onGo} />
      <span className={classes.phoneOnly}>
        <LangSwitch onChoose={(locale) => void chooseOwnLocale(locale)} />
      </span>
      <ThemeChoice />
      <ul className={classes.menuLines}>
        {(may('save', 'ReviewerProfile') || holds('MENTOR')) && (
          <li>
            <Link className={classes.menuLine} to="/app/expertise" onClick={onGo}>
              {t('web.nav.expertise')}
            </Link>
          </li>
        )}
        <li>
          <Link className={classes.menuLine} to="/app/devices" onClick={onGo}>
            {t('web.devices.title')}
          </Link>
        </li>
        <li>
          <SignOut />
        </li>
      </ul>
    </div>
  );
}
