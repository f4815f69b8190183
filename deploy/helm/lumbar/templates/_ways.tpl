{{/* Which paths of a host lead to whom. Health and metrics stay inside: only what people and apps call is here. */}}
{{- define "lumbar.ways" -}}
{{- $documents := .Values.ingress.apiDocuments | ternary (list "/q/openapi" "/q/swagger-ui") list -}}
events:
  key: sessionEdge
  prefixes: {{ concat (list "/v1") $documents | toJson }}
routine:
  key: routine
  prefixes: {{ concat (list "/v1") $documents | toJson }}
dashboard:
  key: insights
  prefixes: {{ concat (list "/v1" "/clients" "/static") $documents | toJson }}
  # Dashboard and desk share one host, so that one sign-in serves both; /join is where clients begin, /app is theirs.
  desk: [/desk, /join, /app]
  exact: [/, /live, /signed-in, /sign-out, /signed-out, /lumbar.svg]
{{- end }}

{{/* The matches of an HTTPRoute's rule: prefixes, and exact paths. */}}
{{- define "lumbar.matches" -}}
{{- range .prefixes }}
- path: { type: PathPrefix, value: {{ . }} }
{{- end }}
{{- range .exact }}
- path: { type: Exact, value: {{ . }} }
{{- end }}
{{- end }}
