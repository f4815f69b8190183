{{/*
What a schema can refuse but not explain: it would say "'not' failed". Each message names the key, and what is allowed.
*/}}
{{- define "lumbar.checks" -}}
{{- if eq .Values.image.tag "latest" }}
{{- fail "image.tag: latest is another image tomorrow; allowed is the tag of a build, or nothing for the chart's appVersion" }}
{{- end }}
{{- if hasSuffix ":latest" .Values.postgres.cnpg.imageName }}
{{- fail "postgres.cnpg.imageName: latest is another image tomorrow; allowed is the tag of a release of PostgreSQL 18" }}
{{- end }}
{{- $secret := "PASSWORD|SECRET|CREDENTIAL|JAAS|KEYSTORE|TOKEN_VALUE" }}
{{- $variables := .Values.pods.extraEnv }}
{{- range $key := list "routine" "sessionEdge" "sessionIngest" "insights" }}
{{- $workload := get $.Values $key }}
{{- $variables = concat $variables $workload.pods.extraEnv }}
{{- range $name, $value := $workload.settings }}
{{- if regexMatch $secret $name }}
{{- fail (printf "%s.settings.%s: a setting is in a config map, so no secret is allowed; allowed is %s.pods.extraEnv with valueFrom.secretKeyRef" $key $name $key) }}
{{- end }}
{{- end }}
{{- end }}
{{- range $variables }}
{{- if and (hasKey . "value") (regexMatch $secret .name) }}
{{- fail (printf "pods.extraEnv %s: a secret's value can be read by whoever sees the pod; allowed is valueFrom.secretKeyRef" .name) }}
{{- end }}
{{- end }}
{{- range $name, $value := .Values.pods.labels }}
{{- if hasPrefix "app.kubernetes.io/" $name }}
{{- fail (printf "pods.labels.%s: Services and policies find pods by it; allowed are labels that don't begin with app.kubernetes.io/" $name) }}
{{- end }}
{{- end }}
{{- $own := "^(fsync|full_page_writes|max_connections|port|wal_level|idle_in_transaction_session_timeout|client_connection_check_interval)$|^(archive|synchronous|ssl|listen|hot_standby|tcp|log_(d|error|param))" }}
{{- range $service := list "routine" "session" "insights" }}
{{- range $name, $value := (get $.Values.postgres.cnpg $service).parameters }}
{{- if regexMatch $own $name }}
{{- fail (printf "postgres.cnpg.%s.parameters.%s: the chart or the operator sets it, or commits would be lost; allowed are all others" $service $name) }}
{{- end }}
{{- end }}
{{- end }}
{{- $collector := .Values.monitoring.traces.endpoint }}
{{- if and .Values.networkPolicy.enabled (hasPrefix "http:" $collector) }}
{{- range .Values.networkPolicy.collector.to }}
{{- if hasKey . "ipBlock" }}
{{- fail (printf "monitoring.traces.endpoint: %s is in the clear and networkPolicy.collector.to leads out of the cluster; allowed there is https" $collector) }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
