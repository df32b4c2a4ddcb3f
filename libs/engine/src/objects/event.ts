export class EventState {
  isSet = false;
}
