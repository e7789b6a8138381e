export { checkSchema, type SchemaOptions, type SchemaVerdict } from './check-schema';
export { SCHEMA_RULES, type SchemaRule, type SchemaRuleId } from './rules';
export { DEFAULT_ISTIO_VERSION, ISTIO_VERSIONS, type IstioVersion } from './versions';
