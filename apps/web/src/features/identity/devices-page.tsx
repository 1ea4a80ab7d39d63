import { Badge, Button, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Page } from '../../design/page.js';
import { PageSkeleton } from '../../design/skeletons.js';
import { ErrorState } from '../../design/states.js';
import { RequestFailure } from '../../graphql/failure.js';
import { useT } from '../../i18n.js';
import { listDevices, presentDevice, revokeDevice, revokeOtherDevices, type Device } from './auth-http.js';
import { deviceName } from './device-name.js';
import { Moment } from '../../design/moment.js';
import classes from './identity.module.css';

const key = ['devices'] as const;

async function readDevices(): Promise<{ readonly here: string | undefined; readonly devices: readonly Device[] }> {
  const [present, list] = await Promise.all([presentDevice(), listDevices()]);
  if (!list.ok) throw new RequestFailure(list.code === 'OFFLINE' ? 'OFFLINE' : 'INTERNAL');
  return { here: present.ok ? present.answer?.session.token : undefined, devices: list.answer };
}

interface DeviceLineProps {
  readonly device: Device;
  readonly isHere: boolean;
  readonly onEnd: () => void;
}

function DeviceLine({ device, isHere, onEnd }: DeviceLineProps) {
  const t = useT();
  const name = deviceName(device.userAgent ?? '') ?? t('web.devices.unknown');
  return (
    <li className={`semai-card ${classes.device}`}>
      <div>
        <Text fw={600}>
          {name} {isHere && <Badge variant="light">{t('web.devices.here')}</Badge>}
        </Text>
        <Text size="sm" c="dimmed">
          {t('web.devices.since')} <Moment at={device.createdAt} />
        </Text>
      </div>
      {!isHere && (
        <Button variant="default" aria-label={t('web.devices.endNamed', { name })} onClick={onEnd}>
          {t('web.devices.end')}
        </Button>
      )}
    </li>
  );
}

/** `/app/devices`: where this person is signed in, and the way to end it. */
export function DevicesPage() {
  const t = useT();
  const cache = useQueryClient();
  const query = useQuery({ queryKey: key, queryFn: readDevices });
  const [refused, setRefused] = useState(false);
  const end = async (work: Promise<{ readonly ok: boolean }>) => {
    setRefused(!(await work).ok);
    await cache.invalidateQueries({ queryKey: key });
  };
  const others = query.data?.devices.filter(({ token }) => token !== query.data.here) ?? [];
  return (
    <Page
      title={t('web.devices.title')}
      lead={t('web.devices.lead')}
      width="text"
      actions={
        others.length > 0 && (
          <Button variant="default" onClick={() => void end(revokeOtherDevices())}>
            {t('web.devices.endOthers')}
          </Button>
        )
      }
    >
      {refused && <p role="alert">{t('web.signIn.failure.other')}</p>}
      {query.isPending && <PageSkeleton shape="list" />}
      {query.error !== null && (
        <ErrorState failure={new RequestFailure(query.error.message)} onRetry={() => void query.refetch()} />
      )}
      <ul className={classes.devices}>
        {query.data?.devices.map((device) => (
          <DeviceLine
            key={device.token}
            device={device}
            isHere={device.token === query.data.here}
            onEnd={() => void end(revokeDevice(device.token))}
          />
        ))}
      </ul>
    </Page>
  );
}
