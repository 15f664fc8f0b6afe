# Drives every operation that acts, once or more, as a person would; prints which answered and how those answered that
# no class serves. The server has one host, and its cluster named default.
import boto3, json, time, uuid
from botocore.config import Config
from botocore.exceptions import ClientError
from botocore.handlers import inject_presigned_url_ec2

answered, refused = {}, {}
# operations that act, but have nothing to act on here
REFUSED_ALWAYS = {'UpdateContainerAgent': 'MissingVersionException',
                  'ListServicesByNamespace': 'NamespaceNotFoundException',
                  'StopServiceDeployment': 'ServiceDeploymentNotFoundException',
                  'ContinueServiceDeployment': 'ServiceDeploymentNotFoundException'}
session = boto3.Session()


def heard(http_response, parsed, model, **_):
    code = parsed.get('Error', {}).get('Code')
    if http_response.status_code == 200 or code == REFUSED_ALWAYS.get(model.name):
        answered.setdefault(model.service_model.service_name, set()).add(model.name)


session.events.register('after-call', heard)
ecs, logs, ec2, sts, iam = (session.client(name) for name in ('ecs', 'logs', 'ec2', 'sts', 'iam'))
run = uuid.uuid4().hex[:8]


def check(holds, what):
    if not holds:
        raise AssertionError(what)


def expect(code, call):
    try:
        call()
    except ClientError as e:
        check(e.response['Error']['Code'] == code, e)
    else:
        raise AssertionError(code + ' is missing')


def identity():
    account = sts.get_caller_identity()['Account']
    check(iam.get_user()['User']['Arn'].startswith('arn:aws:iam::' + account), 'the user of the keys')


def clusters():
    name = 'every-' + run
    cluster = ecs.create_cluster(clusterName=name, tags=[{'key': 'a', 'value': 'b'}])['cluster']['clusterArn']
    check(cluster in ecs.list_clusters()['clusterArns'], 'a cluster is listed')
    setting = [{'name': 'containerInsights', 'value': 'enabled'}]
    ecs.update_cluster(cluster=name, settings=setting)
    ecs.update_cluster_settings(cluster=name, settings=setting)
    ecs.put_cluster_capacity_providers(cluster=name, capacityProviders=['FARGATE'],
                                       defaultCapacityProviderStrategy=[{'capacityProvider': 'FARGATE', 'weight': 1}])
    found = ecs.describe_clusters(clusters=[name], include=['TAGS', 'SETTINGS'])['clusters'][0]
    check(found['capacityProviders'] == ['FARGATE'], 'its capacity providers')
    check(found['settings'] == setting, 'its settings')
    names = [p['name'] for p in ecs.describe_capacity_providers()['capacityProviders']]
    check({'FARGATE', 'FARGATE_SPOT'} <= set(names), 'the providers that everybody has')
    ecs.tag_resource(resourceArn=cluster, tags=[{'key': 'c', 'value': 'd'}])
    ecs.untag_resource(resourceArn=cluster, tagKeys=['a'])
    check(ecs.list_tags_for_resource(resourceArn=cluster)['tags'] == [{'key': 'c', 'value': 'd'}], 'its tags')
    check(ecs.delete_cluster(cluster=name)['cluster']['status'] == 'INACTIVE', 'a deleted cluster')


def capacity_providers():
    name = 'every-' + run
    group = 'arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:%s:autoScalingGroupName/%s' % (run, name)
    ecs.create_capacity_provider(name=name, autoScalingGroupProvider={'autoScalingGroupArn': group})
    ecs.update_capacity_provider(name=name, autoScalingGroupProvider={'managedScaling': {'targetCapacity': 80}})
    check(ecs.describe_capacity_providers(capacityProviders=[name])['capacityProviders'][0]
          ['autoScalingGroupProvider']['managedScaling']['targetCapacity'] == 80, 'a capacity provider')
    check(ecs.delete_capacity_provider(capacityProvider=name)['capacityProvider']['status'] == 'INACTIVE', 'its end')


def settings():
    ecs.put_account_setting_default(name='containerInsights', value='disabled')
    ecs.put_account_setting(name='containerInsights', value='enabled')
    mine = ecs.list_account_settings(name='containerInsights', effectiveSettings=True)['settings'][0]
    check(mine['value'] == 'enabled', 'a setting')
    ecs.delete_account_setting(name='containerInsights')


def task_definitions():
    family = 'every-' + run
    arns = [ecs.register_task_definition(family=family, containerDefinitions=[
        {'name': 'main', 'image': 'gantry-test-busybox:1', 'memory': 16, 'command': ['exit 0']}])
        ['taskDefinition']['taskDefinitionArn'] for _ in range(2)]
    check(ecs.describe_task_definition(taskDefinition=family)['taskDefinition']['revision'] == 2, 'the newest revision')
    check(family in ecs.list_task_definition_families(familyPrefix=family)['families'], 'a family')
    check(ecs.list_task_definitions(familyPrefix=family)['taskDefinitionArns'] == arns, 'both revisions')
    check(ecs.deregister_task_definition(taskDefinition=arns[0])['taskDefinition']['status'] == 'INACTIVE', 'INACTIVE')
    check(not ecs.delete_task_definitions(taskDefinitions=[arns[0]])['failures'], 'a deletion')
    return family


def agents():
    cluster = 'agents-' + run
    ecs.create_cluster(clusterName=cluster)
    arn = ecs.register_container_instance(cluster=cluster, totalResources=[
        {'name': 'CPU', 'type': 'INTEGER', 'integerValue': 1024},
        {'name': 'MEMORY', 'type': 'INTEGER', 'integerValue': 1024},
        {'name': 'PORTS', 'type': 'STRINGSET', 'stringSetValue': ['22']},
        {'name': 'PORTS_UDP', 'type': 'STRINGSET', 'stringSetValue': []}])['containerInstance']['containerInstanceArn']
    check(ecs.discover_poll_endpoint(cluster=cluster, containerInstance=arn)['endpoint'], 'an endpoint')
    check(ecs.list_container_instances(cluster=cluster)['containerInstanceArns'] == [arn], 'the instance')
    ecs.put_attributes(cluster=cluster, attributes=[{'name': 'rack', 'value': '7', 'targetId': arn}])
    check(ecs.list_attributes(cluster=cluster, targetType='container-instance', attributeName='rack')
          ['attributes'][0]['value'] == '7', 'an attribute')
    ecs.delete_attributes(cluster=cluster, attributes=[{'name': 'rack', 'targetId': arn}])
    ecs.update_container_instances_state(cluster=cluster, containerInstances=[arn], status='DRAINING')
    check(ecs.describe_container_instances(cluster=cluster, containerInstances=[arn])
          ['containerInstances'][0]['status'] == 'DRAINING', 'a draining instance')
    expect('MissingVersionException', lambda: ecs.update_container_agent(cluster=cluster, containerInstance=arn))
    unknown = arn.replace(':container-instance/', ':task/')
    ecs.submit_container_state_change(cluster=cluster, task=unknown, containerName='main', status='RUNNING')
    ecs.submit_task_state_change(cluster=cluster, task=unknown, status='RUNNING', reason='')
    ecs.submit_attachment_state_changes(cluster=cluster, attachments=[
        {'attachmentArn': arn.replace(':container-instance/', ':attachment/'), 'status': 'ATTACHED'}])
    ecs.deregister_container_instance(cluster=cluster, containerInstance=arn, force=True)
    ecs.delete_cluster(cluster=cluster)


def tasks(family):
    host = ecs.list_container_instances()['containerInstanceArns'][0]
    ran = ecs.run_task(taskDefinition=family, launchType='EC2')['tasks'][0]['taskArn']
    started = ecs.start_task(taskDefinition=family, containerInstances=[host])['tasks'][0]['taskArn']
    ecs.get_waiter('tasks_stopped').wait(tasks=[ran, started], WaiterConfig={'Delay': 1})
    ecs.stop_task(task=ran)
    ends = [t['containers'][0]['exitCode'] for t in ecs.describe_tasks(tasks=[ran, started])['tasks']]
    check(ends == [0, 0], 'how they ended')
    check(ran in ecs.list_tasks(family=family, desiredStatus='STOPPED')['taskArns'], 'a stopped task')


def services(family):
    name = 'every-' + run
    ecs.create_service(serviceName=name, taskDefinition=family, desiredCount=0)
    ecs.update_service(service=name, enableECSManagedTags=True)
    check(ecs.describe_services(services=[name])['services'][0]['status'] == 'ACTIVE', 'a service')
    check(any(arn.endswith('/' + name) for arn in ecs.list_services()['serviceArns']), 'a service is listed')
    expect('NamespaceNotFoundException', lambda: ecs.list_services_by_namespace(namespace='none-' + run))
    nobody = '0' * 32
    check(ecs.get_task_protection(cluster='default', tasks=[nobody])['failures'], 'nobody is protected')
    check(ecs.update_task_protection(cluster='default', tasks=[nobody], protectionEnabled=True)['failures'], 'nobody to protect')
    deployment = ecs.list_service_deployments(service=name)['serviceDeployments'][0]
    described = ecs.describe_service_deployments(serviceDeploymentArns=[deployment['serviceDeploymentArn']])
    revision = described['serviceDeployments'][0]['targetServiceRevision']['arn']
    revisions = ecs.describe_service_revisions(serviceRevisionArns=[revision])['serviceRevisions']
    check(revisions[0]['serviceRevisionArn'] == revision, 'a revision')
    unknown = deployment['serviceDeploymentArn'][:-3] + 'xyz'
    expect('ServiceDeploymentNotFoundException', lambda: ecs.stop_service_deployment(serviceDeploymentArn=unknown))
    expect('ServiceDeploymentNotFoundException',
           lambda: ecs.continue_service_deployment(serviceDeploymentArn=unknown, hookId='none'))
    ecs.delete_service(service=name, force=True)


def task_sets(family):
    name = 'external-' + run
    ecs.create_service(serviceName=name, desiredCount=0, deploymentController={'type': 'EXTERNAL'})
    made = ecs.create_task_set(cluster='default', service=name, taskDefinition=family)['taskSet']['taskSetArn']
    ecs.update_task_set(cluster='default', service=name, taskSet=made, scale={'value': 50, 'unit': 'PERCENT'})
    ecs.update_service_primary_task_set(cluster='default', service=name, primaryTaskSet=made)
    found = ecs.describe_task_sets(cluster='default', service=name)['taskSets'][0]
    check(found['status'] == 'PRIMARY' and found['scale']['value'] == 50.0, found)
    ecs.delete_task_set(cluster='default', service=name, taskSet=made, force=True)
    ecs.delete_service(service=name, force=True)


def log_groups():
    group = '/every/' + run
    logs.create_log_group(logGroupName=group)
    arn = logs.describe_log_groups(logGroupNamePrefix=group)['logGroups'][0]['logGroupArn']
    logs.put_retention_policy(logGroupName=group, retentionInDays=7)
    logs.delete_retention_policy(logGroupName=group)
    logs.tag_resource(resourceArn=arn, tags={'a': 'b'})
    check(logs.list_tags_for_resource(resourceArn=arn)['tags'] == {'a': 'b'}, 'tags')
    logs.untag_resource(resourceArn=arn, tagKeys=['a'])
    logs.tag_log_group(logGroupName=group, tags={'c': 'd'})
    check(logs.list_tags_log_group(logGroupName=group)['tags'] == {'c': 'd'}, 'tags of old')
    logs.untag_log_group(logGroupName=group, tags=['c'])
    logs.create_log_stream(logGroupName=group, logStreamName='one')
    check(logs.describe_log_streams(logGroupName=group)['logStreams'][0]['logStreamName'] == 'one', 'a stream')
    now = int(time.time() * 1000)
    logs.put_log_events(logGroupName=group, logStreamName='one', logEvents=[
        {'timestamp': now, 'message': 'all is well'}, {'timestamp': now + 1, 'message': 'ERROR no more'}])
    check(len(logs.get_log_events(logGroupName=group, logStreamName='one', startFromHead=True)['events']) == 2, 'events')
    check([e['message'] for e in logs.filter_log_events(logGroupName=group, filterPattern='ERROR')['events']]
          == ['ERROR no more'], 'a filter')
    check(len(logs.test_metric_filter(filterPattern='ERROR', logEventMessages=['ERROR', 'fine'])['matches']) == 1, 'a test')
    logs.put_log_group_deletion_protection(logGroupIdentifier=group, deletionProtectionEnabled=False)
    logs.delete_log_stream(logGroupName=group, logStreamName='one')
    logs.delete_log_group(logGroupName=group)


def network():
    ec2.describe_account_attributes()
    check('us-east-1' in [r['RegionName'] for r in ec2.describe_regions()['Regions']], 'a region')
    zone = ec2.describe_availability_zones()['AvailabilityZones'][0]['ZoneName']
    ec2.create_default_vpc() if not ec2.describe_vpcs(Filters=[{'Name': 'isDefault', 'Values': ['true']}])['Vpcs'] else None
    vpc = ec2.create_vpc(CidrBlock='10.77.0.0/16')['Vpc']['VpcId']
    ec2.modify_vpc_attribute(VpcId=vpc, EnableDnsHostnames={'Value': True})
    check(ec2.describe_vpc_attribute(VpcId=vpc, Attribute='enableDnsHostnames')['EnableDnsHostnames']['Value'], 'DNS names')
    subnet = ec2.create_subnet(VpcId=vpc, CidrBlock='10.77.1.0/24', AvailabilityZone=zone)['Subnet']['SubnetId']
    ec2.modify_subnet_attribute(SubnetId=subnet, MapPublicIpOnLaunch={'Value': True})
    check(ec2.describe_subnets(SubnetIds=[subnet])['Subnets'][0]['MapPublicIpOnLaunch'], 'public addresses')
    gateway = ec2.create_internet_gateway()['InternetGateway']['InternetGatewayId']
    ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
    check(ec2.describe_internet_gateways(InternetGatewayIds=[gateway])['InternetGateways'][0]['Attachments'], 'attached')
    table = ec2.create_route_table(VpcId=vpc)['RouteTable']['RouteTableId']
    ec2.create_route(RouteTableId=table, DestinationCidrBlock='0.0.0.0/0', GatewayId=gateway)
    association = ec2.associate_route_table(RouteTableId=table, SubnetId=subnet)['AssociationId']
    check(len(ec2.describe_route_tables(RouteTableIds=[table])['RouteTables'][0]['Routes']) == 2, 'two routes')
    ec2.describe_network_acls(Filters=[{'Name': 'vpc-id', 'Values': [vpc]}])
    group = ec2.create_security_group(GroupName='g', Description='d', VpcId=vpc)['GroupId']
    web = [{'IpProtocol': 'tcp', 'FromPort': 80, 'ToPort': 80, 'IpRanges': [{'CidrIp': '10.0.0.0/8'}]}]
    ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=web)
    ec2.authorize_security_group_egress(GroupId=group, IpPermissions=web)
    check(len(ec2.describe_security_group_rules(Filters=[{'Name': 'group-id', 'Values': [group]}])['SecurityGroupRules']) == 3, 'rules')
    check(ec2.describe_security_groups(GroupIds=[group])['SecurityGroups'][0]['IpPermissions'][0]['FromPort'] == 80, 'a group')
    ec2.revoke_security_group_ingress(GroupId=group, IpPermissions=web)
    ec2.revoke_security_group_egress(GroupId=group, IpPermissions=web)
    eni = ec2.create_network_interface(SubnetId=subnet, Groups=[group])['NetworkInterface']['NetworkInterfaceId']
    check(ec2.describe_network_interfaces(NetworkInterfaceIds=[eni])['NetworkInterfaces'][0]['SubnetId'] == subnet, 'an interface')
    ec2.create_tags(Resources=[eni], Tags=[{'Key': 'Name', 'Value': 'mine'}])
    check(ec2.describe_tags(Filters=[{'Name': 'resource-id', 'Values': [eni]}])['Tags'][0]['Value'] == 'mine', 'a tag')
    ec2.delete_tags(Resources=[eni], Tags=[{'Key': 'Name'}])
    ec2.delete_network_interface(NetworkInterfaceId=eni)
    ec2.delete_security_group(GroupId=group)
    ec2.disassociate_route_table(AssociationId=association)
    ec2.delete_route_table(RouteTableId=table)
    ec2.detach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
    ec2.delete_internet_gateway(InternetGatewayId=gateway)
    ec2.delete_subnet(SubnetId=subnet)
    ec2.delete_vpc(VpcId=vpc)
    # a default network can be deleted and made again
    home = session.client('ec2', region_name='eu-west-1')
    old = home.describe_vpcs()['Vpcs'][0]['VpcId']
    for internet in home.describe_internet_gateways()['InternetGateways']:
        home.detach_internet_gateway(InternetGatewayId=internet['InternetGatewayId'], VpcId=old)
        home.delete_internet_gateway(InternetGatewayId=internet['InternetGatewayId'])
    for part in home.describe_subnets()['Subnets']:
        home.delete_subnet(SubnetId=part['SubnetId'])
    home.delete_vpc(VpcId=old)
    check(home.create_default_vpc()['Vpc']['IsDefault'], 'a default VPC')


def unsupported(acting):
    plain = Config(parameter_validation=False, inject_host_prefix=False, retries={'total_max_attempts': 1})
    for service, operations in acting.items():
        client = session.client(service, config=plain)
        client.meta.events.unregister('before-call.ec2.CopySnapshot', inject_presigned_url_ec2)
        for operation in client.meta.service_model.operation_names:
            if operation not in operations:
                try:
                    client._make_api_call(operation, {})
                    refused.setdefault('success', []).append(service + ':' + operation)
                except ClientError as e:
                    refused.setdefault(e.response['Error']['Code'], []).append(service + ':' + operation)


identity()
clusters()
capacity_providers()
settings()
agents()
family = task_definitions()
tasks(family)
services(family)
task_sets(family)
log_groups()
network()
driven = {service: sorted(names) for service, names in answered.items()}
unsupported(ACTING)
print(json.dumps({'answered': driven, 'refused': refused}))
