export { Snowflake } from 'lucide-react';
