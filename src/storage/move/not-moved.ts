/** What a move leaves out: it belongs to a running process, or is made again from the rest. */
export const NOT_MOVED = [
  'limit_counts',
  'turns',
  'setup_codes',
  'connect_states',
  'live_changes',
  'write_check',
  'form_counts',
  'lead_counts',
  'search_index',
  'delivery_parts',
  'whole_deliveries',
  'day_sheets',
  'dashboard_state',
] as const;
