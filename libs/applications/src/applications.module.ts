import { Module } from '@nestjs/common';
import { ProgrammesModule } from '#programmes';
import { StorageModule } from '#storage';
import { AttachFile } from './attach-file.js';
import { CheckEligibility } from './check-eligibility.js';
import { ConfirmOffer } from './confirm-offer.js';
import { DeclineOffer } from './decline-offer.js';
import { ExpireOverdue } from './expire-overdue.js';
import { ImportApplications } from './import-applications.js';
import { InviteCoApplicant } from './invite-co-applicant.js';
import { OpenFile } from './open-file.js';
import { RecordCheckVerdict } from './record-check-verdict.js';
import { RemoveFile } from './remove-file.js';
import { RequestRevision } from './request-revision.js';
import { ResubmitApplication } from './resubmit-application.js';
import { ReturnOverdueRevisions } from './return-overdue-revisions.js';
import { SaveAnswers } from './save-answers.js';
import { StartApplication } from './start-application.js';
import { SubmissionArrivals } from './submission-arrivals.js';
import { SubmitApplication } from './submit-application.js';
import { UndoImport } from './undo-import.js';
import { UndoWithdrawal } from './undo-withdrawal.js';
import { WithdrawApplication } from './withdraw-application.js';

const useCases = [
  CheckEligibility,
  StartApplication,
  SaveAnswers,
  InviteCoApplicant,
  AttachFile,
  RemoveFile,
  OpenFile,
  SubmissionArrivals,
  SubmitApplication,
  ResubmitApplication,
  WithdrawApplication,
  UndoWithdrawal,
  RecordCheckVerdict,
  RequestRevision,
  ReturnOverdueRevisions,
  ConfirmOffer,
  DeclineOffer,
  ExpireOverdue,
  ImportApplications,
  UndoImport,
];

@Module({ imports: [ProgrammesModule, StorageModule], providers: useCases, exports: useCases })
export class ApplicationsModule {}
