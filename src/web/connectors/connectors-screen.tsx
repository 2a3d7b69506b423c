export function ConnectorsScreen() {
  return <p>Connectors</p>;
}
