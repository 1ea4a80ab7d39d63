import { graphql } from '../../../graphql/graphql.js';

export const offerSlotsDocument = graphql(`
  mutation OfferSlots($input: OfferSlotsInput!) {
    offerSlots(input: $input) {
      round {
        id
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const withdrawSlotDocument = graphql(`
  mutation WithdrawSlot($input: OfficeHourSlotInput!) {
    withdrawSlot(input: $input) {
      round {
        id
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const cancelMeetingDocument = graphql(`
  mutation CancelMeeting($input: CancelMeetingInput!) {
    cancelMeeting(input: $input) {
      meeting {
        id
        state
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const bookMeetingDocument = graphql(`
  mutation BookMeeting($input: BookMeetingInput!) {
    bookMeeting(input: $input) {
      meeting {
        id
        state
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const saveRequestDocument = graphql(`
  mutation SaveOfficeHourRequest($input: SaveOfficeHourRequestInput!) {
    saveOfficeHourRequest(input: $input) {
      request {
        id
        version
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);
