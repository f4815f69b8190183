{{/* What a pod is told that is no secret; what the values say wins. */}}
{{- define "lumbar.settings" -}}
{{- toYaml (mergeOverwrite (include "lumbar.ownSettings" . | fromYaml) .values.settings) -}}
{{- end }}

{{- define "lumbar.ownSettings" -}}
{{- $protocol := include "lumbar.kafkaProtocol" .root -}}
{{- $ca := include "lumbar.kafkaCa" .root | fromYaml -}}
{{- /* insights answers in large pieces that are garbage at once: a roomy young generation, collected by all cores */}}
{{- $asks := .root.Values.revocation.enabled | ternary " -Dcom.sun.net.ssl.checkRevocation=true -Dcom.sun.security.enableCRLDP=true" "" }}
JAVA_TOOL_OPTIONS: "-XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError{{ eq .key "insights" | ternary " -XX:+UseParallelGC -XX:NewRatio=1" "" }}{{ $asks }}"
# Memory that native code has freed goes back, instead of lying in an arena per thread.
MALLOC_ARENA_MAX: "1"
MALLOC_TRIM_THRESHOLD_: "131072"
QUARKUS_HTTP_PORT: {{ .fact.port | quote }}
QUARKUS_MANAGEMENT_PORT: {{ .fact.management | quote }}
QUARKUS_SHUTDOWN_TIMEOUT: {{ .fact.drain }}s
QUARKUS_DATASOURCE_JDBC_URL: {{ include "lumbar.jdbcUrl" (dict "root" .root "service" .fact.service) | quote }}
QUARKUS_DATASOURCE_JDBC_MAX_SIZE: {{ .values.connections | quote }}
# Its init container has, as the owner of the tables.
QUARKUS_FLYWAY_MIGRATE_AT_START: "false"
KAFKA_BOOTSTRAP_SERVERS: {{ include "lumbar.bootstrap" .root }}
KAFKA_SECURITY_PROTOCOL: {{ $protocol }}
{{- if eq $protocol "SASL_SSL" }}
KAFKA_SASL_MECHANISM: {{ .root.Values.kafka.strimzi.enabled | ternary "SCRAM-SHA-512" .root.Values.kafka.existing.saslMechanism }}
{{- else }}
KAFKA_SSL_KEYSTORE_TYPE: PEM
{{- end }}
{{- if $ca.name }}
KAFKA_SSL_TRUSTSTORE_TYPE: PEM
{{- end }}
{{- if eq .key "sessionIngest" }}
LUMBAR_INGEST_ENABLED: "true"
LUMBAR_INGEST_THREADS: {{ .values.threads | quote }}
# Nobody calls it over HTTP, so it needs no issuer.
QUARKUS_OIDC_TENANT_ENABLED: "false"
{{- else }}
QUARKUS_OIDC_AUTH_SERVER_URL: {{ .root.Values.oidc.issuer }}
QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING: "true"
{{- if .root.Values.oidc.ca.name }}
QUARKUS_TLS_ISSUER_TRUST_STORE_PEM_CERTS: /etc/lumbar/issuer/ca.crt
{{- range get (dict "sessionEdge" (list "") "routine" (list "" "API_" "DESK_") "insights" (list "" "API_" "PAGES_")) .key }}
QUARKUS_OIDC_{{ . }}TLS_TLS_CONFIGURATION_NAME: issuer
{{- end }}
{{- end }}
{{- if or .root.Values.ingress.enabled .root.Values.gateway.enabled }}
# The client's app comes from the dashboard's host, and calls the APIs at theirs.
LUMBAR_CORS_ENABLED: "true"
LUMBAR_CORS_ORIGINS: https://{{ .root.Values.ingress.dashboard.host }}
{{- end }}
{{- end }}
{{- if eq .key "sessionEdge" }}
LUMBAR_INGEST_ENABLED: "false"
{{- end }}
{{- if and .root.Values.erasures.trustedKeys (has .key (list "sessionIngest" "insights")) }}
LUMBAR_TOMBSTONES_TRUSTED_KEYS: {{ join "," .root.Values.erasures.trustedKeys | quote }}
{{- end }}
{{- with .root.Values.monitoring.traces }}
{{- if .endpoint }}
QUARKUS_OTEL_SDK_DISABLED: "false"
QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT: {{ .endpoint }}
QUARKUS_OTEL_TRACES_SAMPLER_ARG: {{ .sampled | quote }}
# One image runs as two workloads; a collector tells them apart by this.
QUARKUS_OTEL_RESOURCE_ATTRIBUTES: k8s.namespace.name={{ $.root.Release.Namespace }},k8s.deployment.name={{ include "lumbar.release" $.root }}-{{ $.fact.name }}
{{- end }}
{{- end }}
{{- if eq .key "insights" }}
QUARKUS_OIDC_PAGES_CLIENT_ID: {{ .root.Values.oidc.dashboardClientId }}
# The ingress ends TLS; the dashboard's cookies go nowhere without it.
LUMBAR_DASHBOARD_SECURE_COOKIES: "true"
LUMBAR_SITE_TOGETHER: {{ or .root.Values.ingress.enabled .root.Values.gateway.enabled | quote }}
{{- end }}
{{- if eq .key "routine" }}
QUARKUS_OIDC_DESK_CLIENT_ID: {{ .root.Values.oidc.dashboardClientId }}
LUMBAR_DESK_SECURE_COOKIES: "true"
LUMBAR_APP_CLIENT_ID: {{ .root.Values.oidc.appClientId }}
{{- if or .root.Values.ingress.enabled .root.Values.gateway.enabled }}
LUMBAR_APP_ROUTINE: https://{{ .root.Values.ingress.routine.host }}
LUMBAR_APP_SESSION: https://{{ .root.Values.ingress.events.host }}
LUMBAR_APP_INSIGHTS: https://{{ .root.Values.ingress.dashboard.host }}
{{- end }}
# Ingress or Gateway lead to dashboard and desk on one host.
LUMBAR_SITE_TOGETHER: {{ or .root.Values.ingress.enabled .root.Values.gateway.enabled | quote }}
{{- end }}
{{- end }}

{{- define "lumbar.secretEnv" -}}
- name: {{ .env }}
  valueFrom: { secretKeyRef: { name: {{ .name }}, key: {{ .key }} } }
{{- end }}

{{/* What a pod is told that is a secret, by reference. */}}
{{- define "lumbar.secrets" -}}
{{- $user := include "lumbar.kafkaUser" (dict "root" .root "service" .fact.service) -}}
{{- $database := include "lumbar.postgresAccess" (dict "root" .root "service" .fact.service) | fromYaml -}}
{{- $ca := include "lumbar.kafkaCa" .root | fromYaml -}}
{{ include "lumbar.secretEnv" (dict "env" "QUARKUS_DATASOURCE_USERNAME" "name" $database.secret "key" "username") }}
{{ include "lumbar.secretEnv" (dict "env" "QUARKUS_DATASOURCE_PASSWORD" "name" $database.secret "key" "password") }}
{{- if eq (include "lumbar.kafkaProtocol" .root) "SASL_SSL" }}
{{ include "lumbar.secretEnv" (dict "env" "KAFKA_SASL_JAAS_CONFIG" "name" $user "key" "sasl.jaas.config") }}
{{- else }}
{{ include "lumbar.secretEnv" (dict "env" "KAFKA_SSL_KEYSTORE_CERTIFICATE_CHAIN" "name" $user "key" "user.crt") }}
{{ include "lumbar.secretEnv" (dict "env" "KAFKA_SSL_KEYSTORE_KEY" "name" $user "key" "user.key") }}
{{- end }}
{{- if $ca.name }}
{{ include "lumbar.secretEnv" (dict "env" "KAFKA_SSL_TRUSTSTORE_CERTIFICATES" "name" $ca.name "key" $ca.key) }}
{{- end }}
{{- if and (eq .key "routine") .root.Values.erasures.signingKey.name }}
{{ include "lumbar.secretEnv" (dict "env" "LUMBAR_RELAY_TOMBSTONE_KEY" "name" .root.Values.erasures.signingKey.name "key" .root.Values.erasures.signingKey.key) }}
{{- end }}
{{- if eq .key "routine" }}
{{ include "lumbar.secretEnv" (dict "env" "LUMBAR_DESK_SECRET" "name" .root.Values.oidc.dashboardSecret.name "key" .root.Values.oidc.dashboardSecret.key) }}
{{- end }}
{{- if eq .key "insights" }}
{{ include "lumbar.secretEnv" (dict "env" "LUMBAR_DASHBOARD_SECRET" "name" .root.Values.oidc.dashboardSecret.name "key" .root.Values.oidc.dashboardSecret.key) }}
{{- end }}
{{- end }}

{{/*
What the init container is told beside the pod's settings: to migrate as the owner of the tables, and to end. It needs the name of the
service's role, which it gives rights to, and not its password.
*/}}
{{- define "lumbar.migration" -}}
{{- $database := include "lumbar.postgresAccess" (dict "root" .root "service" .fact.service) | fromYaml -}}
{{ include "lumbar.secretEnv" (dict "env" "QUARKUS_DATASOURCE_USERNAME" "name" $database.secret "key" "username") }}
{{ include "lumbar.secretEnv" (dict "env" "QUARKUS_FLYWAY_USERNAME" "name" $database.ownerSecret "key" "username") }}
{{ include "lumbar.secretEnv" (dict "env" "QUARKUS_FLYWAY_PASSWORD" "name" $database.ownerSecret "key" "password") }}
- { name: QUARKUS_DATASOURCE_JDBC_INITIAL_SIZE, value: "0" }
- { name: QUARKUS_DATASOURCE_JDBC_MIN_SIZE, value: "0" }
- { name: QUARKUS_FLYWAY_MIGRATE_AT_START, value: "true" }
- { name: QUARKUS_INIT_AND_EXIT, value: "true" }
- { name: QUARKUS_OTEL_SDK_DISABLED, value: "true" }
{{- end }}
