import { Migration20261122000000_initial } from './Migration20261122000000_initial.js';
import { Migration20261122002522_stage_space } from './Migration20261122002522_stage_space.js';
import { Migration20261122003220_application_edits } from './Migration20261122003220_application_edits.js';
import { Migration20261122014430_indexes_for_reads } from './Migration20261122014430_indexes_for_reads.js';
import { Migration20261122035339_activities } from './Migration20261122035339_activities.js';
import { Migration20261122035449_conflicts_bind } from './Migration20261122035449_conflicts_bind.js';
import { Migration20261122035636_receipt_before_answer } from './Migration20261122035636_receipt_before_answer.js';
import { Migration20261122040526_score_run_records } from './Migration20261122040526_score_run_records.js';
import { Migration20261122041333_offer_reminders } from './Migration20261122041333_offer_reminders.js';
import { Migration20261122042010_index_by_arrival } from './Migration20261122042010_index_by_arrival.js';
import { Migration20261122070546_conflicts_profiles_weights } from './Migration20261122070546_conflicts_profiles_weights.js';
import { Migration20261122070850_round_rules } from './Migration20261122070850_round_rules.js';
import { Migration20261122071900_reviewer_groups } from './Migration20261122071900_reviewer_groups.js';
import { Migration20261122073853_thinned_runs } from './Migration20261122073853_thinned_runs.js';
import { Migration20261122083924_read_wishes } from './Migration20261122083924_read_wishes.js';
import { Migration20261122104031_office_hours } from './Migration20261122104031_office_hours.js';
import { Migration20261122104109_meeting_terms_and_ranks } from './Migration20261122104109_meeting_terms_and_ranks.js';
import { Migration20261122115900_runs_end_with_jobs } from './Migration20261122115900_runs_end_with_jobs.js';
import { Migration20261122174018_jobs_about_something } from './Migration20261122174018_jobs_about_something.js';
import { Migration20261122203400_jobs_in_parcels } from './Migration20261122203400_jobs_in_parcels.js';
import { Migration20261123033835_queue_in_order } from './Migration20261123033835_queue_in_order.js';
import { Migration20261123065304_meeting_reminders } from './Migration20261123065304_meeting_reminders.js';
import { Migration20261123102700_conflicts_at_the_door } from './Migration20261123102700_conflicts_at_the_door.js';

/** Every migration, oldest first; a file that is not listed here does not exist. */
export const migrations = [
  Migration20261122000000_initial,
  Migration20261122002522_stage_space,
  Migration20261122003220_application_edits,
  Migration20261122014430_indexes_for_reads,
  Migration20261122035339_activities,
  Migration20261122035449_conflicts_bind,
  Migration20261122035636_receipt_before_answer,
  Migration20261122040526_score_run_records,
  Migration20261122041333_offer_reminders,
  Migration20261122042010_index_by_arrival,
  Migration20261122070546_conflicts_profiles_weights,
  Migration20261122070850_round_rules,
  Migration20261122071900_reviewer_groups,
  Migration20261122073853_thinned_runs,
  Migration20261122083924_read_wishes,
  Migration20261122104031_office_hours,
  Migration20261122104109_meeting_terms_and_ranks,
  Migration20261122115900_runs_end_with_jobs,
  Migration20261122174018_jobs_about_something,
  Migration20261122203400_jobs_in_parcels,
  Migration20261123033835_queue_in_order,
  Migration20261123065304_meeting_reminders,
  Migration20261123102700_conflicts_at_the_door,
];
