package main

import (
	"fmt"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/util/intstr"
)

// setServiceDefaults fills in what the API server would, which the fake client does not do.
func setServiceDefaults(object runtime.Object) {
	service, ok := object.(*corev1.Service)
	if !ok {
		return
	}
	if service.CreationTimestamp.IsZero() {
		service.CreationTimestamp = metav1.NewTime(applied)
	}
	for i := range service.Spec.Ports {
		port := &service.Spec.Ports[i]
		if port.Protocol == "" {
			port.Protocol = corev1.ProtocolTCP
		}
		if port.TargetPort == (intstr.IntOrString{}) {
			port.TargetPort = intstr.FromInt32(port.Port)
		}
	}
}

// assignClusterIPs gives an address to every Service that a cluster would give one to, in the order of the manifests.
func assignClusterIPs(objects []runtime.Object) {
	for i, object := range objects {
		service, ok := object.(*corev1.Service)
		if ok && service.Spec.ClusterIP == "" && service.Spec.Type != corev1.ServiceTypeExternalName {
			service.Spec.ClusterIP = fmt.Sprintf("10.96.%d.%d", (i+1)/256, (i+1)%256)
		}
	}
}
