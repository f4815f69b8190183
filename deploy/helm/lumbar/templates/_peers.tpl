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

{{/* Outside: public addresses, and no private, shared, link-local (metadata of clouds), looped, multicast or reserved one. */}}
{{- define "lumbar.issuerPeers" -}}
{{- with .Values.networkPolicy.issuer.to -}}
{{ toYaml . }}
{{ end -}}
{{- if .Values.networkPolicy.issuer.outside -}}
- ipBlock:
    cidr: 0.0.0.0/0
    except: [0.0.0.0/8, 10.0.0.0/8, 100.64.0.0/10, 127.0.0.0/8, 169.254.0.0/16, 172.16.0.0/12, 192.168.0.0/16, 224.0.0.0/3]
- ipBlock:
    cidr: 2000::/3
{{- end -}}
{{- end }}
