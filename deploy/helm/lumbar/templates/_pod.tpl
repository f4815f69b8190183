{{- define "lumbar.pod" -}}
{{- $part := dict "root" .root "name" .fact.name -}}
{{- $called := ne .key "sessionIngest" -}}
{{- $announce := $called | ternary (include "lumbar.announce" . | int) 0 -}}
{{- $ca := include "lumbar.postgresCa" (dict "root" .root "service" .fact.service) | fromYaml -}}
{{- $mine := .values.pods -}}
{{- $all := .root.Values.pods -}}
{{- $issuer := $called | ternary .root.Values.oidc.ca (dict "name" "") -}}
{{- $mounts := concat (list (dict "name" "tmp" "mountPath" "/tmp"))
    ($ca.name | empty | ternary list (list (dict "name" "postgres-ca" "mountPath" "/etc/lumbar/postgres" "readOnly" true)))
    ($issuer.name | empty | ternary list (list (dict "name" "issuer-ca" "mountPath" "/etc/lumbar/issuer" "readOnly" true))) -}}
{{- range concat $all.extraVolumeMounts $mine.extraVolumeMounts -}}
{{- $mounts = append $mounts (merge (dict "readOnly" true) .) -}}
{{- end -}}
serviceAccountName: {{ include "lumbar.release" .root }}-{{ .fact.name }}
automountServiceAccountToken: false
# Addresses of other Services as variables would pass for settings of Kafka and of the services.
enableServiceLinks: false
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
securityContext:
  runAsNonRoot: true
  {{- range $key, $id := $all.securityContext }}
  {{- with $id }}
  {{ $key }}: {{ int64 . }}
  {{- end }}
  {{- end }}
  seccompProfile: { type: RuntimeDefault }
terminationGracePeriodSeconds: {{ add $announce .fact.drain .fact.farewell }}
topologySpreadConstraints:
  - topologyKey: topology.kubernetes.io/zone
    maxSkew: 1
    whenUnsatisfiable: ScheduleAnyway
    labelSelector: { matchLabels: {{ include "lumbar.selector" $part | fromYaml | toJson }} }
    matchLabelKeys: [pod-template-hash]
  - topologyKey: kubernetes.io/hostname
    maxSkew: 1
    whenUnsatisfiable: ScheduleAnyway
    labelSelector: { matchLabels: {{ include "lumbar.selector" $part | fromYaml | toJson }} }
    matchLabelKeys: [pod-template-hash]
{{- with .root.Values.scheduling.nodeSelector }}
nodeSelector: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .root.Values.scheduling.tolerations }}
tolerations: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .values.affinity | default .root.Values.scheduling.affinity }}
affinity: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .root.Values.scheduling.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
# The owner's password is here alone: what serves afterwards never has it.
initContainers:
  - name: migrate
    image: {{ include "lumbar.image" . }}
    imagePullPolicy: {{ .root.Values.image.pullPolicy }}
    envFrom:
      - configMapRef: { name: {{ include "lumbar.release" .root }}-{{ .fact.name }} }
    env: {{- include "lumbar.migration" . | nindent 6 }}
    securityContext:
      allowPrivilegeEscalation: false
      readOnlyRootFilesystem: true
      capabilities: { drop: [ALL] }
    resources:
      requests: { cpu: {{ .values.cpu.request | quote }}, memory: {{ .values.memory }} }
      limits:
        memory: {{ .values.memory }}
        {{- with .values.cpu.limit }}
        cpu: {{ . | quote }}
        {{- end }}
    volumeMounts: {{- toYaml $mounts | nindent 6 }}
containers:
  - name: {{ .fact.name }}
    image: {{ include "lumbar.image" . }}
    imagePullPolicy: {{ .root.Values.image.pullPolicy }}
    ports:
      - { name: http, containerPort: {{ .fact.port }}, protocol: TCP }
      - { name: management, containerPort: {{ .fact.management }}, protocol: TCP }
    envFrom:
      - configMapRef: { name: {{ include "lumbar.release" .root }}-{{ .fact.name }} }
    env:
      {{- include "lumbar.secrets" . | nindent 6 }}
      {{- with concat $all.extraEnv $mine.extraEnv }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
    securityContext:
      allowPrivilegeEscalation: false
      readOnlyRootFilesystem: true
      capabilities: { drop: [ALL] }
    {{- if $called }}
    # The kubelet sleeps; the image needs no shell.
    lifecycle: { preStop: { sleep: { seconds: {{ $announce }} } } }
    {{- end }}
    {{- include "lumbar.probes" . | nindent 4 }}
    resources:
      requests: { cpu: {{ .values.cpu.request | quote }}, memory: {{ .values.memory }} }
      limits:
        memory: {{ .values.memory }}
        {{- with .values.cpu.limit }}
        cpu: {{ . | quote }}
        {{- end }}
    volumeMounts: {{- toYaml $mounts | nindent 6 }}
volumes:
  - name: tmp
    emptyDir: { sizeLimit: 128Mi }
  {{- if $ca.name }}
  - name: postgres-ca
    secret:
      secretName: {{ $ca.name }}
      defaultMode: 0440
      items: [{ key: {{ $ca.key }}, path: ca.crt }]
  {{- end }}
  {{- if $issuer.name }}
  - name: issuer-ca
    secret:
      secretName: {{ $issuer.name }}
      defaultMode: 0440
      items: [{ key: {{ $issuer.key }}, path: ca.crt }]
  {{- end }}
  {{- with concat $all.extraVolumes $mine.extraVolumes }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end }}

{{/*
Startup: the process listens. It may take ten minutes, as it does where a release that migrates at its own start is rolled back to. It asks for liveness, since
/q/health/started of insights-service wants a broker, and an outage of Kafka is no reason to start anew.
Ready: it can serve its own callers. Live: its consumers move; a stuck one ends the process, and its partitions go to others.
*/}}
{{- define "lumbar.probes" -}}
startupProbe:
  httpGet: { path: /q/health/live, port: management }
  periodSeconds: 2
  timeoutSeconds: 2
  failureThreshold: 300
readinessProbe:
  httpGet: { path: /q/health/ready, port: management }
  periodSeconds: 5
  timeoutSeconds: 6
  failureThreshold: 3
livenessProbe:
  httpGet: { path: /q/health/live, port: management }
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
{{- end }}
