{{- define "lumbar.kafkaPeers" -}}
{{- if .Values.kafka.strimzi.enabled -}}
- podSelector: { matchLabels: { strimzi.io/cluster: {{ include "lumbar.release" . }}, strimzi.io/name: {{ include "lumbar.release" . }}-kafka } }
{{- else -}}
{{ toYaml .Values.networkPolicy.kafka.to }}
{{- end -}}
{{- end }}

{{- define "lumbar.postgresPeers" -}}
{{- if .root.Values.postgres.cnpg.enabled -}}
- podSelector: { matchLabels: { cnpg.io/cluster: {{ include "lumbar.database" . }} } }
{{- else -}}
{{ toYaml .root.Values.networkPolicy.postgres.to }}
{{- end -}}
{{- end }}
