{{/*
What the chart knows of the workloads and nobody sets.
  drain: seconds of quarkus.shutdown.timeout; no request takes longer, whatever it waits for
  farewell: seconds that consumers and producers take after that to finish their round, commit and leave
*/}}
{{- define "lumbar.facts" -}}
routine: { name: routine, service: routine, port: 8081, management: 9001, drain: 30, farewell: 20 }
sessionEdge: { name: session-edge, service: session, port: 8082, management: 9002, drain: 25, farewell: 10 }
sessionIngest: { name: session-ingest, service: session, port: 8082, management: 9002, drain: 10, farewell: 45 }
insights: { name: insights, service: insights, port: 8083, management: 9003, drain: 65, farewell: 35 }
{{- end }}

{{/* Seconds between the end of traffic being announced and the process being told: proxies learn of it late. */}}
{{- define "lumbar.announce" -}}10{{- end }}

{{/* Partitions of every topic, by contract. */}}
{{- define "lumbar.partitions" -}}12{{- end }}

{{/*
Topics: name, cleanup, retention in days (delete; a segment of a day on top, so 28 at the latest) or hours (likewise, a segment of one), largest record in bytes, where it isn't the broker's 1 MiB: routine-service
sends plans of up to 8 MiB, and a dead letter holds the largest record there is, and what is said about it.
  writers and readers: users; commands: users who read it in an operator's command only
*/}}
{{- define "lumbar.topics" -}}
- { name: lumbar.session-events.v1, days: 27, writers: [session], readers: [session] }
- { name: lumbar.session-events.v1.dlq, days: 27, largest: 9437184, writers: [session], readers: [], commands: [session] }
- { name: lumbar.insights.v1.dlq, days: 27, largest: 9437184, writers: [insights], readers: [] }
- { name: lumbar.routine.v1.dlq, days: 27, largest: 9437184, writers: [routine], readers: [] }
- { name: lumbar.erasure-receipts.v1, days: 27, writers: [routine, session, insights], readers: [routine] }
- { name: lumbar.archive-requests.v1, hours: 23, writers: [routine], readers: [session, insights] }
- { name: lumbar.archive-parts.v1, hours: 23, writers: [session, insights], readers: [routine] }
- { name: lumbar.plans.v1, days: 0, largest: 8388608, writers: [routine], readers: [session, insights], commands: [routine] }
- { name: lumbar.clients.v1, days: 0, writers: [routine], readers: [session, insights], commands: [routine] }
- { name: lumbar.practices.v1, days: 0, writers: [routine], readers: [session, insights] }
- { name: lumbar.sessions.v1, days: 0, writers: [session], readers: [routine, insights] }
- { name: lumbar.pain-ratings.v1, days: 0, writers: [session], readers: [routine, insights] }
- { name: lumbar.client-days.v1, days: 0, writers: [session], readers: [routine, insights] }
{{- end }}

{{/*
What every PostgreSQL is told. A transaction, and the locks it holds, outlive a client that is gone or frozen by 15 s at most; a client
at work never idles for so long in one. A statement's time is each service's own: back-ups and migrations take theirs.
The server's log quotes no values: neither what a constraint refused, nor what a statement was given.
*/}}
{{- define "lumbar.postgres" -}}
idle_in_transaction_session_timeout: 15s
tcp_keepalives_idle: "5"
tcp_keepalives_interval: "3"
tcp_keepalives_count: "3"
tcp_user_timeout: 15s
client_connection_check_interval: 5s
log_error_verbosity: terse
log_parameter_max_length: "0"
log_parameter_max_length_on_error: "0"
{{- end }}

{{/* What the names of all objects begin with. */}}
{{- define "lumbar.release" -}}
{{- .Values.nameOverride | default .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- end }}

{{/* Labels that never change, for selectors. Takes root and, for one workload, name. */}}
{{- define "lumbar.selector" -}}
app.kubernetes.io/name: lumbar
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- with .name }}
app.kubernetes.io/component: {{ . }}
{{- end }}
{{- end }}

{{- define "lumbar.labels" -}}
{{ include "lumbar.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end }}

{{/* Of what operators run: they hand labels on to their pods, which must not pass for pods of this chart. */}}
{{- define "lumbar.operated" -}}
app.kubernetes.io/part-of: lumbar
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{- define "lumbar.image" -}}
{{- $image := .values.image -}}
{{- $tag := .root.Values.image.tag | default .root.Chart.AppVersion -}}
{{- $at := $image.digest | empty | ternary "" (printf "@%s" $image.digest) -}}
{{ .root.Values.image.registry }}/{{ $image.repository }}:{{ $tag }}{{ $at }}
{{- end }}

{{/* Most pods of a consumer that get a partition. */}}
{{- define "lumbar.mostPods" -}}
{{- min (int .values.replicas.max) (div (include "lumbar.partitions" .root | int) (.values.threads | default 1 | int)) -}}
{{- end }}
