package org.apache.mesos;

import java.util.Collection;
import org.apache.mesos.Protos.Credential;
import org.apache.mesos.Protos.ExecutorID;
import org.apache.mesos.Protos.Filters;
import org.apache.mesos.Protos.FrameworkID;
import org.apache.mesos.Protos.FrameworkInfo;
import org.apache.mesos.Protos.MasterInfo;
import org.apache.mesos.Protos.Offer;
import org.apache.mesos.Protos.OfferID;
import org.apache.mesos.Protos.Request;
import org.apache.mesos.Protos.SlaveID;
import org.apache.mesos.Protos.Status;
import org.apache.mesos.Protos.TaskID;
import org.apache.mesos.Protos.TaskInfo;
import org.apache.mesos.Protos.TaskStatus;

/**
 * Hides the class of the same name in Mesos' jar, which is nothing but calls into a native library: a cluster that accepts the
 * framework at once and never offers anything. All of Spark's own Mesos code runs unchanged above it.
 */
public class MesosSchedulerDriver implements SchedulerDriver {
    private final Scheduler scheduler;

    public MesosSchedulerDriver(Scheduler scheduler, FrameworkInfo framework, String master) {
        this.scheduler = scheduler;
    }

    public MesosSchedulerDriver(Scheduler scheduler, FrameworkInfo framework, String master, Credential credential) {
        this.scheduler = scheduler;
    }

    @Override
    public Status run() {
        FrameworkID framework = FrameworkID.newBuilder().setValue("oracle").build();
        MasterInfo master = MasterInfo.newBuilder().setId("oracle").setIp(0).setPort(5050).build();
        scheduler.registered(this, framework, master);
        return Status.DRIVER_RUNNING;
    }

    @Override
    public Status start() {
        return Status.DRIVER_RUNNING;
    }

    @Override
    public Status stop(boolean failover) {
        return Status.DRIVER_STOPPED;
    }

    @Override
    public Status stop() {
        return Status.DRIVER_STOPPED;
    }

    @Override
    public Status abort() {
        return Status.DRIVER_STOPPED;
    }

    @Override
    public Status join() {
        return Status.DRIVER_STOPPED;
    }

    @Override
    public Status requestResources(Collection<Request> requests) {
        return Status.DRIVER_RUNNING;
    }

    @Override
    public Status launchTasks(Collection<OfferID> offers, Collection<TaskInfo> tasks, Filters filters) {
        return Status.DRIVER_RUNNING;
    }

    @Override
    public Status launchTasks(Collection<OfferID> offers, Collection<TaskInfo> tasks) {
        return Status.DRIVER_RUNNING;
    }

    @Override
    public Status launchTasks(OfferID offer, Collection<TaskInfo> tasks, Filters filters) {
        return Status.DRIVER_RUNNING;
    }

    @Override
    public Status launchTasks(OfferID offer, Collection<TaskInfo> tasks) {
        return Status.DRIVER_RUNNING;
    }

    @Override
    public Status killTask(TaskID task) {
        return Status.DRIVER_RUNNING;
    }

    @Override
    public Status acceptOffers(Collection<OfferID> offers, Collection<Offer.Operation> operations, Filters filters) {
        return Status.DRIVER_RUNNING;
    }

    @Override
    public Status declineOffer(OfferID offer, Filters filters) {
        return Status.DRIVER_RUNNING;
    }

    @Override
    public Status declineOffer(OfferID offer) {
        return Status.DRIVER_RUNNING;
    }

    @Override
    public Status reviveOffers() {
        return Status.DRIVER_RUNNING;
    }

    @Override
    public Status suppressOffers() {
        return Status.DRIVER_RUNNING;
    }

    @Override
    public Status acknowledgeStatusUpdate(TaskStatus status) {
        return Status.DRIVER_RUNNING;
    }

    @Override
    public Status sendFrameworkMessage(ExecutorID executor, SlaveID slave, byte[] data) {
        return Status.DRIVER_RUNNING;
    }

    @Override
    public Status reconcileTasks(Collection<TaskStatus> statuses) {
        return Status.DRIVER_RUNNING;
    }
}
