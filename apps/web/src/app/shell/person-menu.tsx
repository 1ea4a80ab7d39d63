import { NativeSelect, Text, useMantineColorScheme } from '@mantine/core';
import { Link, useNavigate } from 'react-router';
import { Disclosure } from '../../design/disclosure.js';
import { LangSwitch } from '../../design/lang-switch.js';
import { useChooseOwnLocale } from '../../features/identity/own-locale.js';
import { signOut } from '../../features/identity/auth-http.js';
import { useViewer } from '../../features/identity/viewer.js';
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

const initials = (name: string) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');

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

/** Who is signed in, in which role, and what belongs to the person rather than to the work. */
export function PersonMenu() {
  const t = useT();
  const viewer = useViewer();
  const { area } = useArea();
  const chooseOwnLocale = useChooseOwnLocale();
  const button = (
    <>
      <span className={classes.avatar} data-initials={initials(viewer.fullName)} />
      <span className={classes.areaName}>{t(areaNames[area])}</span>
    </>
  );
  return (
    <Disclosure label={t('web.shell.person', { name: viewer.fullName, area: t(areaNames[area]) })} button={button}>
      {(close) => (
        <div className={classes.personMenu}>
          <div>
            <Text fw={600}>{viewer.fullName}</Text>
            <Text size="sm" c="dimmed">
              {viewer.email}
            </Text>
          </div>
          <AreaChoice onChosen={close} />
          <span className={classes.phoneOnly}>
            <LangSwitch onChoose={(locale) => void chooseOwnLocale(locale)} />
          </span>
          <ThemeChoice />
          <ul className={classes.menuLines}>
            <li>
              <Link className={classes.menuLine} to="/app/devices" onClick={close}>
                {t('web.devices.title')}
              </Link>
            </li>
            <li>
              <SignOut />
            </li>
          </ul>
        </div>
      )}
    </Disclosure>
  );
}
