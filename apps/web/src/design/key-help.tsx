import { Kbd, Switch, Table } from '@mantine/core';
import { useT } from '../i18n.js';
import { switchSingleKeys, useKeysNow, useSingleKeysOn } from './key-store.js';

/** What the keys of the present page do, and the switch for single keys. */
export function KeyHelp() {
  const t = useT();
  const singles = useSingleKeysOn();
  const deeds = new Map(useKeysNow().flatMap((each) => Object.entries(each)));
  return (
    <>
      <Switch
        label={t('web.keys.singles')}
        checked={singles}
        onChange={(event) => switchSingleKeys(event.currentTarget.checked)}
      />
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('web.keys.key')}</Table.Th>
            <Table.Th scope="col">{t('web.keys.deed')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {[...deeds].map(([name, { label }]) => (
            <Table.Tr key={name}>
              <Table.Td>
                <Kbd>{name.replace('Mod-', 'Ctrl/Cmd ').replace('Shift-', 'Shift ')}</Kbd>
              </Table.Td>
              <Table.Td>{t(label)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}
