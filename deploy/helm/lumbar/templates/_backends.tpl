{{/* Address of Kafka. */}}
{{- define "lumbar.bootstrap" -}}
{{- if .Values.kafka.strimzi.enabled -}}
{{ include "lumbar.release" . }}-kafka-bootstrap:9093
{{- else -}}
{{ .Values.kafka.existing.bootstrapServers }}
{{- end -}}
{{- end }}

{{- define "lumbar.kafkaProtocol" -}}
{{- .Values.kafka.strimzi.enabled | ternary "SASL_SSL" .Values.kafka.existing.securityProtocol -}}
{{- end }}

{{/* The secret and key of the brokers' CA as YAML; an empty name means a public CA. */}}
{{- define "lumbar.kafkaCa" -}}
{{- if .Values.kafka.strimzi.enabled -}}
name: {{ include "lumbar.release" . }}-cluster-ca-cert
key: ca.crt
{{- else -}}
{{ toYaml .Values.kafka.existing.ca }}
{{- end -}}
{{- end }}

{{/* The secret of a service's Kafka user. */}}
{{- define "lumbar.kafkaUser" -}}
{{- if .root.Values.kafka.strimzi.enabled -}}
{{ include "lumbar.release" .root }}-{{ .service }}
{{- else -}}
{{ get .root.Values.kafka.existing.users .service }}
{{- end -}}
{{- end }}

{{- define "lumbar.database" -}}
{{ include "lumbar.release" .root }}-{{ .service }}-db
{{- end }}

{{- define "lumbar.postgresCa" -}}
{{- if .root.Values.postgres.cnpg.enabled -}}
name: {{ include "lumbar.database" . }}-ca
key: ca.crt
{{- else -}}
{{ toYaml .root.Values.postgres.existing.ca }}
{{- end -}}
{{- end }}

{{- define "lumbar.postgresAccess" -}}
{{- get (.root.Values.postgres.cnpg.enabled | ternary .root.Values.postgres.cnpg .root.Values.postgres.existing) .service | toYaml -}}
{{- end }}

{{- define "lumbar.jdbcUrl" -}}
{{- $ca := include "lumbar.postgresCa" . | fromYaml -}}
{{- $trust := $ca.name | empty | ternary "" "&sslrootcert=/etc/lumbar/postgres/ca.crt" -}}
{{- if .root.Values.postgres.cnpg.enabled -}}
jdbc:postgresql://{{ include "lumbar.database" . }}-rw:5432/{{ .service }}?sslmode=verify-full{{ $trust }}
{{- else -}}
{{- $at := get .root.Values.postgres.existing .service -}}
jdbc:postgresql://{{ $at.host }}:{{ $at.port }}/{{ $at.database }}?sslmode={{ .root.Values.postgres.existing.sslMode }}{{ $trust }}
{{- end -}}
{{- end }}
