import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { AcceptInvitation } from './accept-invitation.js';
import { ACCOUNTS, openAccounts, type Accounts, type AccountSettings } from './auth.js';
import { IdentitySettings } from './identity-settings.js';
import { InvitePerson } from './invite-person.js';
import { RevokeInvitation } from './revoke-invitation.js';
import { Sessions } from './sessions.js';
import { SignInLetters } from './sign-in-letters.js';
import { UpdateProfile } from './update-profile.js';

const useCases = [InvitePerson, AcceptInvitation, RevokeInvitation, UpdateProfile];

export interface IdentityOptions extends AccountSettings {
  /** See {@link IdentitySettings}. */
  readonly viewersRememberedMs?: number;
}

@Module({})
export class IdentityModule implements OnApplicationShutdown {
  constructor(@Inject(ACCOUNTS) private readonly accounts: Accounts) {}

  static forRoot({ viewersRememberedMs = 0, ...settings }: IdentityOptions): DynamicModule {
    return {
      module: IdentityModule,
      global: true,
      providers: [
        { provide: IdentitySettings, useValue: new IdentitySettings(settings.publicUrl, viewersRememberedMs) },
        SignInLetters,
        {
          provide: ACCOUNTS,
          inject: [SignInLetters],
          useFactory: (letters: SignInLetters) => openAccounts(settings, (link) => letters.send(link)),
        },
        Sessions,
        ...useCases,
      ],
      exports: [ACCOUNTS, Sessions, IdentitySettings, ...useCases],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.accounts.close();
  }
}
