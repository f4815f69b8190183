kubectl -n lumbar rollout restart deployment/lumbar-session-intake
kubectl -n lumbar scale deployment/lumbar-routine deployment/lumbar-edge --replicas=0
kubectl -n lumbar annotate scaledobject/lumbar-routine autoscaling.keda.sh/paused-replicas=0
kubectl -n lumbar get statefulset/lumbar-insights
kubectl -n lumber get pods
kubectl -n lumbar rollout status deployment -l app.kubernetes.io/instance=lumber
kubectl -n lumbar rollout status deployment -l app.kubernetes.io/release=lumbar
kubectl -n lumbar create secret generic lumbar-dashbord --from-literal=secret=x
kubectl -n lumbar create secret generic lumbar-dashboard --from-literal=password=x
kubectl -n lumbar get secret lumbar-<service>-database-app
kubectl -n lumbar logs --follow job/session-re-drive-<suffix>
kubectl -n lumbar logs --follow job/routine-redrive-<suffix>
service insights restored
service session redeliver --send
KAFKA=lumbar-kafka-brokers:9093
kafka-topics.sh --bootstrap-server $KAFKA --describe --topic lumbar.events.v1
kafka-topics.sh --bootstrap-server $KAFKA --describe --topic session-events
kafka-topics.sh --bootstrap-server $KAFKA --describe --topic lumbar.session-events.v2
kafka-consumer-groups.sh --bootstrap-server $KAFKA --describe --group session
for group in routine-service session-ingest; do kafka-consumer-groups.sh --bootstrap-server $KAFKA --describe --group $group; done
helm rollback lumber -n lumbar
helm upgrade lumbar deploy/helm/chart -n lumbar -f my-values.yaml
postgres.cnpg.backups
lumbar_consumer_delay_seconds{consumer="intake"}
lumbar_consumer_lag_seconds{group="intake"}
