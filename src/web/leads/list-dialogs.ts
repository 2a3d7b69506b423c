export { ColumnsDialog } from './columns-dialog.tsx';
export { FilterDialog } from './filter-dialog.tsx';
export { RecentChangesDialog } from './recent-changes-dialog.tsx';
export { SaveViewDialog } from './save-view-dialog.tsx';
export { ViewsDialog } from './views-dialog.tsx';
